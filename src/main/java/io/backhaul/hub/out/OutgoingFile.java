package io.backhaul.hub.out;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** The way every file reaches a supplier: whole, under its name, in the directory where he looks. */
public final class OutgoingFile {

    private final ProducerTemplate camel;

    public OutgoingFile(ProducerTemplate camel) {
        this.camel = camel;
    }

    /** It does not lie there, or nobody knows whether it does. */
    public static final class NotLeft extends Exception {
        private static final long serialVersionUID = 1L;

        NotLeft(String name, Throwable cause) {
            super(name + " could not be left: " + cause.getMessage(), cause);
        }
    }

    /** A file that lies there under this name already is written over. */
    public void leave(String supplier, String name, byte[] content) throws NotLeft {
        try {
            camel.requestBodyAndHeader("direct:leave-file-" + supplier, content, Exchange.FILE_NAME, name);
        } catch (CamelExecutionException e) {
            throw new NotLeft(name, e.getCause() == null ? e : e.getCause());
        }
    }
}
