package io.backhaul.hub.out;

import io.backhaul.hub.work.MailLogin.NoLogin;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.ChannelTasks.About;
import io.backhaul.store.ChannelTasks.Trouble;
import io.backhaul.store.CommandRows;
import io.backhaul.store.CommandRows.Row;
import jakarta.mail.AuthenticationFailedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Hears whether our mail server takes the mails to suppliers. One that refuses the login, or has not taken a mail for long, is one
 * task of a person until no mail waits for it any more.
 */
public final class MailOutWatch {

    private static final Logger LOG = LoggerFactory.getLogger(MailOutWatch.class);

    /** A server that is started again is no trouble. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** What a person has closed comes again after so long, if it lasts. */
    private static final Duration ANSWERED = Duration.ofDays(1);

    private final ChannelTasks tasks;
    private final CommandRows commands;
    private final String mailbox;
    private final Clock clock;
    private final Clock realTime;

    /**
     * @param mailbox channel of the mailbox the task is shown at
     * @param clock business time
     * @param realTime the machine's time: commands are sent by it
     */
    public MailOutWatch(ChannelTasks tasks, CommandRows commands, String mailbox, Clock clock, Clock realTime) {
        this.tasks = tasks;
        this.commands = commands;
        this.mailbox = mailbox;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** The server has taken this mail. */
    void taken(Row row) {
        noted(() -> {
            if (!commands.othersWait(row, "mail:", OutgoingMail.NOT_TAKEN)
                    && tasks.heal(about(row), "our mail server takes mails again", clock.instant())) {
                LOG.info("our mail server takes mails to suppliers again");
            }
        });
    }

    /** It has not. */
    void notTaken(Row row, Throwable cause) {
        boolean login =
                Stream.iterate(cause, e -> e != null, Throwable::getCause).anyMatch(MailOutWatch::refusesLogin);
        Instant first = row.firstSentAt();
        boolean lasts = first != null && first.plus(PATIENCE).isBefore(realTime.instant());
        if (login || lasts) {
            String words = login ? refused(cause) : lasting(cause);
            noted(() -> {
                Instant now = clock.instant();
                if (tasks.open(about(row), words, now.minus(ANSWERED), now)) {
                    LOG.error(words);
                }
            });
        }
    }

    /** Said by the server, or by the provider that grants us its tokens. */
    private static boolean refusesLogin(Throwable cause) {
        return cause instanceof AuthenticationFailedException || cause instanceof NoLogin none && none.isLasting();
    }

    private static String refused(Throwable cause) {
        return "Our mail server refuses the login: " + cause.getMessage()
                + ". Mails to suppliers wait and are tried again, up to an hour apart; none is lost. Put the right user and"
                + " password where MAIL_SMTP_USER and MAIL_SMTP_PASSWORD come from (without a password: what MAIL_OAUTH_* say)"
                + " and start the hub again.";
    }

    private static String lasting(Throwable cause) {
        return "Our mail server has not taken a mail to a supplier for more than " + PATIENCE.toMinutes() + " minutes: "
                + cause.getMessage()
                + ". It waits and is tried again, up to an hour apart; it is not lost. Look at the server (MAIL_SMTP_HOST), or at"
                + " the address in the supplier's passport where only that is refused.";
    }

    private About about(Row row) {
        return new About(row.merchant(), mailbox, Trouble.UNSENT, "");
    }

    /** What it fails to note is noted with the next mail: this one's outcome must not be lost for it. */
    private static void noted(Runnable note) {
        try {
            note.run();
        } catch (DataAccessException e) {
            LOG.error("the task about our mail server could not be kept", e);
        }
    }
}
