package io.backhaul.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What partners can see at one moment, sorted by order: asked once for all returns, so that looking costs little. */
final class Sight {

    private static final Pattern ORDER = Pattern.compile("#5\\d{4}");

    private final Map<String, List<JsonNode>> mails = new LinkedHashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> approved = new HashSet<>();
    private final Map<String, List<JsonNode>> refunds = new LinkedHashMap<>();

    private int mailsAgain;

    Sight(Desk partners) {
        Set<String> messageIds = new HashSet<>();
        for (JsonNode mail : partners.items("/sandbox/mail/outbox?to=rma@acme.example")) {
            // a mail may come twice after a crash; it has the same Message-ID and the clerk files one of them
            if (messageIds.add(mail.get("messageId").asText())) {
                orders(mail.get("subject").asText() + " " + mail.get("text").asText())
                        .forEach(order -> mails.computeIfAbsent(order, o -> new ArrayList<>())
                                .add(mail));
            } else {
                mailsAgain++;
            }
        }
        partners.items("/sandbox/sftp/globex/out")
                .forEach(file -> files.addAll(orders(file.get("text").asText())));
        partners.items("/sandbox/shopify/calls?operation=returnApproveRequest").stream()
                .filter(call -> call.get("userErrors").isEmpty())
                .forEach(call -> approved.addAll(ids(call.get("variables").toString())));
        partners.items("/sandbox/stripe/refunds")
                .forEach(refund -> refunds.computeIfAbsent(refund.get("payment").asText(), p -> new ArrayList<>())
                        .add(refund));
    }

    private static Set<String> orders(String text) {
        return found(ORDER, text);
    }

    private static Set<String> ids(String variables) {
        return found(Pattern.compile("gid://shopify/Return/\\d+"), variables);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    List<JsonNode> mailsAbout(String order) {
        return mails.getOrDefault(order, List.of());
    }

    /** Mails to the supplier that came once more, with the same Message-ID. */
    int mailsAgain() {
        return mailsAgain;
    }

    boolean fileAbout(String order) {
        return files.contains(order);
    }

    boolean approved(String returnId) {
        return approved.contains(returnId);
    }

    /** Refunds of that payment which took money, in whatever way. */
    List<JsonNode> paid(String payment) {
        return refunds.getOrDefault(payment, List.of()).stream()
                .filter(refund -> !Set.of("failed", "canceled")
                        .contains(refund.get("status").asText()))
                .toList();
    }
}
