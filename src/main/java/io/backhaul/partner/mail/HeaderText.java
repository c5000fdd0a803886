package io.backhaul.partner.mail;

/** Structured header text without what the RFCs call comments, and with quoted strings emptied. */
final class HeaderText {

    private HeaderText() {}

    static String withoutComments(String field) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && (quoted || depth > 0)) {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (!quoted && depth == 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
