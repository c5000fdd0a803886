package io.backhaul.hub.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Reads the way to a supplier who writes mails. */
final class MailChannel {

    /** Domains at which anybody can have an address. */
    private static final Set<String> ANYBODYS =
            Set.of(("gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com "
                            + "icloud.com me.com aol.com gmx.de gmx.net gmx.com web.de t-online.de mail.com mail.ru yandex.ru "
                            + "yandex.com qq.com 163.com 126.com foxmail.com sina.com proton.me protonmail.com zoho.com "
                            + "orange.fr free.fr wanadoo.fr libero.it wp.pl o2.pl seznam.cz")
                    .split(" "));

    private MailChannel() {}

    /** @param mapping reads the name of a mapping that exists */
    static ChannelConfig.Mail read(
            Section channel, String answers, Function<Section, String> mapping, String language) {
        List<String> senders = channel.has("senders") ? channel.texts("senders") : List.of();
        List<String> domains = channel.has("domains") || senders.isEmpty() ? channel.texts("domains") : List.of();
        domains.stream()
                .filter(domain -> ANYBODYS.contains(domain.toLowerCase(Locale.ROOT)))
                .forEach(domain -> channel.wrong(
                        "domains", "names " + domain + ", where anybody has an address: name his own under senders"));
        return new ChannelConfig.Mail(
                channel.text("address"),
                domains,
                senders,
                answers,
                channel.has("files") ? attached(channel.section("files"), mapping) : null,
                LettersReader.read(channel, language));
    }

    private static ChannelConfig.Attached attached(Section files, Function<Section, String> mapping) {
        ChannelConfig.Attached read = FileChannel.attached(files, mapping.apply(files));
        files.end();
        return read;
    }
}
