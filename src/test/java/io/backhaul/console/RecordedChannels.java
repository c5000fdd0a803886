package io.backhaul.console;

import java.util.List;

/** A mailbox that is alive, and a directory nothing comes from. */
final class RecordedChannels implements Channels {

    @Override
    public List<Channel> of(String merchant) {
        Channel mailbox = new Channel(
                "mail:returns",
                "Mailbox returns@backhaul.test",
                ConsoleWorld.NOW,
                ConsoleWorld.NOW,
                null,
                List.of(
                        new RhythmOf(null, "Mailbox returns@backhaul.test", ConsoleWorld.NOW, "every 2 hours", null),
                        new RhythmOf("acme", "Acme", null, null, null)),
                new Canary(ConsoleWorld.NOW, ConsoleWorld.NOW, 1.5, null),
                List.of());
        Channel files = new Channel(
                "sftp:globex",
                "SFTP directory of Globex",
                ConsoleWorld.NOW,
                ConsoleWorld.NOW,
                "Auth fail",
                List.of(new RhythmOf("globex", "Globex", ConsoleWorld.NOW, "every 26 hours", ConsoleWorld.NOW)),
                null,
                List.of(new Trouble(
                        "Nothing from <b>Globex</b> by SFTP since 2026-10-01; usually every 26 hours.",
                        ConsoleWorld.NOW)));
        return List.of(mailbox, files);
    }
}
