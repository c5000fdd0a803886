package io.backhaul.bench;

import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.AttachedTables;
import io.backhaul.partner.mail.MailKind;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.ReceivedMail;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables that came attached to the mails among the samples. */
final class AttachedFiles {

    private static final System.Logger LOG = System.getLogger(AttachedFiles.class.getName());

    private AttachedFiles() {}

    /** Each of them as a sample of its own. */
    static List<Sample> of(List<Sample> samples) {
        return samples.stream()
                .flatMap(sample -> mail(sample).stream().flatMap(mail -> of(sample, mail)))
                .toList();
    }

    static Stream<Sample> of(Sample sample, ReceivedMail mail) {
        return AttachedTables.of(mail).stream()
                .map(file -> new Sample(sample.name() + " " + file.name(), file.content()));
    }

    /** Whether more than half of the answers by mail bring a table. */
    static boolean isUsual(List<Sample> samples) {
        List<ReceivedMail> mails = mails(samples);
        long with = mails.stream()
                .filter(mail -> !AttachedTables.of(mail).isEmpty())
                .count();
        return Analyst.usualKind(samples) == Sample.Kind.MAIL && with * 2 > mails.size();
    }

    /** The answers among the samples. */
    static List<ReceivedMail> mails(List<Sample> samples) {
        return samples.stream().flatMap(sample -> mail(sample).stream()).toList();
    }

    private static Optional<ReceivedMail> mail(Sample sample) {
        if (sample.kind() != Sample.Kind.MAIL) {
            return Optional.empty();
        }
        try {
            return Optional.of(MailReader.read(sample.content())).filter(mail -> mail.kind() == MailKind.ANSWER);
        } catch (UnreadableMessage unreadable) {
            LOG.log(Level.DEBUG, () -> sample.name() + " is no mail; its replay says why: " + unreadable.reason());
            return Optional.empty();
        }
    }
}
