package io.backhaul.hub.tool;

import io.backhaul.console.Refused;
import io.backhaul.console.hindsight.WhatIfReport;
import io.backhaul.console.hindsight.WhatIfs;
import io.backhaul.hub.StartRefused;
import io.backhaul.hub.data.DatabaseForReading;
import io.backhaul.hub.settings.ProposedTerms;
import io.backhaul.store.Histories;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code java -jar backhaul.jar what-if --policy=file.yaml [--since=day] [--until=day] [--limit=n] [--merchant=code]}: prints
 * what a changed policy or passport would have meant. It reads the settings and the database and starts nothing else.
 */
public final class WhatIfTool {

    /** The first word of the command line. */
    public static final String NAME = "what-if";

    private static final int WRONG = 2;

    private WhatIfTool() {}

    /** @return 0, or 2 when it could not be done and the reason was printed */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try (ConfigurableApplicationContext settings = CommandLine.settings(args)) {
            WhatIfTable.print(report(settings.getEnvironment()), out);
            return 0;
        } catch (StartRefused e) {
            err.println(e.getMessage() + "\n" + e.remedy());
        } catch (Refused | IOException e) {
            err.println(e.getMessage());
        }
        return WRONG;
    }

    private static WhatIfReport report(Environment asked) throws IOException {
        String file = asked.getProperty("policy", asked.getProperty("supplier", ""));
        if (file.isBlank()) {
            throw new Refused("usage: " + NAME + " --policy=FILE.yaml (or --supplier=FILE.yaml)"
                    + " [--since=2026-01-31] [--until=2026-02-28] [--limit=10000] [--merchant=demo]");
        }
        if (!Files.isReadable(Path.of(file))) {
            throw new Refused("There is no file " + file + " that can be read.");
        }
        String merchant = asked.getProperty("merchant", asked.getProperty("backhaul.console.merchant", "demo"));
        int limit = number(asked.getProperty("limit", "" + WhatIfs.USUAL));
        WhatIfs.Past past = new WhatIfs.Past(day(asked, "since"), day(asked, "until"), limit);
        var change = ProposedTerms.reading(
                        Path.of(asked.getProperty("backhaul.mappings-dir", "./mappings")),
                        asked.getProperty("backhaul.mail.imap.user", ""))
                .proposed(merchant, Files.readString(Path.of(file), StandardCharsets.UTF_8));
        try (DatabaseForReading database = DatabaseForReading.open(asked)) {
            TransactionTemplate readOnly =
                    new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
            readOnly.setReadOnly(true);
            Histories histories = new Histories(JdbcClient.create(database.dataSource()));
            return new WhatIfs(histories, readOnly, Clock.systemUTC()).run(merchant, change, past, 0);
        }
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new Refused("--limit=" + text + " is not a whole number.");
        }
        return Integer.parseInt(text);
    }

    private static Instant day(Environment asked, String name) {
        String text = asked.getProperty(name, "");
        try {
            return text.isBlank()
                    ? null
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new Refused("--" + name + "=" + text + " is not a day such as 2026-01-31.", e);
        }
    }
}
