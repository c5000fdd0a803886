package io.backhaul.hub;

import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.partner.mail.MailTemplates;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The words of our mails to suppliers; a template that cannot be used stops the start. */
@Configuration(proxyBeanMethods = false)
class LettersConfiguration {

    @Bean
    MailTemplates mailTemplates(Merchants merchants, @Value("${backhaul.mappings-dir:./mappings}") Path mappings) {
        Map<String, String> languages = new TreeMap<>();
        for (SupplierConfig supplier : merchants.suppliers()) {
            if (supplier.channel() instanceof ChannelConfig.Mail mail) {
                languages.put(supplier.code(), mail.letters().language());
            }
        }
        MailTemplates templates = new MailTemplates(mappings, languages);
        if (!templates.problems().isEmpty()) {
            throw new StartRefused(
                    "The mail templates cannot be used:\n    " + String.join("\n    ", templates.problems()),
                    "Correct the files named above, or remove them: the shipped templates are used instead.");
        }
        return templates;
    }
}
