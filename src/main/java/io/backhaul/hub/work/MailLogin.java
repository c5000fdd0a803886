package io.backhaul.hub.work;

/** What the hub proves to a mail server that the mailbox is its own with. */
public interface MailLogin {

    /**
     * The password, or a token that is good by all we know.
     *
     * @param refused what the server has just refused, or null
     * @throws NoLogin when there is nothing (else) to try
     */
    String secret(MailSettings mail, String refused) throws NoLogin;

    /** There is nothing to log in with now. */
    final class NoLogin extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean lasting;

        /** @param lasting true when it stays so until somebody changes something */
        public NoLogin(String reason, boolean lasting) {
            super(reason);
            this.lasting = lasting;
        }

        public boolean isLasting() {
            return lasting;
        }
    }
}
