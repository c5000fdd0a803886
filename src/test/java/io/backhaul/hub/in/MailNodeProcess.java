package io.backhaul.hub.in;

import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A hub reduced to one mailbox, in a process of its own, to be killed: {@code <jdbc url> <IMAP port>}. */
final class MailNodeProcess {

    private MailNodeProcess() {}

    public static void main(String[] args) {
        DriverManagerDataSource database = new DriverManagerDataSource(args[0], args[1], args[2]);
        MailNode node = new MailNode(new JdbcTransactionManager(database));
        Mailbox mailbox = node.mailbox(MailNode.at(Integer.parseInt(args[3])));
        while (true) {
            mailbox.poll(() -> true);
            System.out.println("polled");
            LockSupport.parkNanos(20_000_000);
        }
    }
}
