package io.backhaul.console;

import io.backhaul.testing.ReturnsRows;
import io.backhaul.testing.ReturnsRows.Posting;
import io.backhaul.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A handful of returns in every state, so that the pages can be looked at. */
final class DemoRows {

    private static final Instant NOW = ConsoleWorld.NOW;

    private final TestDatabase database;
    private final ReturnsRows rows;

    DemoRows(TestDatabase database) {
        this.database = database;
        this.rows = new ReturnsRows(database, "demo");
    }

    /** Fills the database; the id is that of the return with the longest story. */
    UUID fill() {
        UUID story = story();
        simple("#2002", "OPEN", leg("globex", "AUTHORIZED", "NONE", "NONE"), 26);
        UUID late = simple("#2003", "REVIEW", leg("spock", "REQUESTED", "NONE", "NONE"), 3);
        simple("#2004", "CLOSED", leg("acme", "KEPT", "PAID", "CREDITED"), 200);
        simple(
                "#2005",
                "OPEN",
                leg("acme", "INSPECTED", "PAID", "CLAIMED") + "," + leg("globex", "IN_TRANSIT", "NONE", "NONE") + ","
                        + leg("initech", "DECLINED", "NONE", "NONE"),
                120);
        UUID failed = simple("#2006", "REVIEW", leg("ali", "DELIVERED", "FAILED", "PART_CREDITED"), 300);
        simple("#2007", "OPEN", leg("ali", "DELIVERED", "UNKNOWN", "EXPIRED"), 310);
        questions(late, failed, story);
        return story;
    }

    private UUID simple(String order, String status, String legs, int hoursAgo) {
        UUID id = rows.returnCase(order, status, NOW.minus(Duration.ofHours(hoursAgo)), "{\"legs\":[" + legs + "]}");
        if (status.equals("OPEN")) {
            rows.deadline(id, "INSPECTION", NOW.plus(Duration.ofHours(70 - hoursAgo)));
        }
        return id;
    }

    private static String leg(String supplier, String goods, String customer, String money) {
        return "{\"supplier\":\"%s\",\"goods\":\"%s\",\"customerMoney\":\"%s\",\"supplierMoney\":\"%s\"}"
                .formatted(supplier, goods, customer, money);
    }

    private UUID story() {
        Instant start = NOW.minus(Duration.ofDays(6));
        UUID id = rows.returnCase("#2001", "OPEN", start, """
                {"legs":[{"supplier":"acme","goods":"INSPECTED","customerMoney":"PAID","supplierMoney":"PART_CREDITED",
                  "lines":[{"sku":"ACME-1","quantities":{"requested":2,"authorised":2,"delivered":2,"scrap":1,"resellable":1}},
                           {"sku":"ACME-LAMP-BRASS","quantities":{"requested":1,"declined":1}}],
                  "parcels":[{"trackingNumber":"1Z999AA10123456784","carrier":"UPS","status":"DELIVERED"}],
                  "claim":{"amount":{"amount":"80.00","currency":"USD"},"credited":{"amount":"40.00","currency":"USD"}}}],
                 "explanation":{"next":[{"what":"acme credits 40.00 USD.","why":"acme still owes 40.00 USD; he is reminded if he has not credited.","who":"SUPPLIER","supplier":"acme","at":"2026-11-01T12:00:00Z"}],
                  "wouldChange":["A credit of acme up to 40.00 USD, or a person who writes it off."],
                  "amounts":[{"what":"Still owed by acme","total":{"amount":"40.00","currency":"USD"},"lines":[
                    {"label":"owed by acme","amount":{"amount":"80.00","currency":"USD"}},{"label":"credited by acme, CM-118","amount":{"amount":"-40.00","currency":"USD"}}]}]}}""");
        for (String[] ref : new String[][] {
            {"ORDER_NAME", "#2001"},
            {"RMA", "acme/RMA-7781"},
            {"TRACKING", "1Z999AA10123456784"},
            {"REFUND", "stripe/re_3Pq8"}
        }) {
            rows.reference(id, ref[0], ref[1], "");
        }
        UUID hook = receipt(
                "shopify:demo", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043", "{\n  \"id\": 1,\n  \"name\": \"#2001-R1\"\n}");
        rows.message(
                hook,
                id,
                "shopify:demo",
                "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
                "RETURN_REQUESTED",
                "{\"kind\":\"RETURN_REQUESTED\",\"reason\":\"DEFECTIVE\",\"lines\":[{\"sku\":\"ACME-1\",\"quantity\":2},{\"sku\":\"ACME-LAMP-BRASS\",\"quantity\":1}],\"evidence\":[{\"kind\":\"PHOTO\"}]}",
                start);
        rows.decision(
                id,
                "RequestInsideWindow",
                "ACCEPTED",
                "Requested 10 days after the order, inside the window of 30 days.",
                start);
        rows.command(id, "rma-request/" + id + "/acme", "SUPPLIER_REQUEST", "mail:acme", "SUCCEEDED", null, start);
        UUID mail = receipt(
                "mail:returns",
                "<20261001.771@acme.example>",
                "From: Acme Returns <rma@acme.example>\r\nSubject: Re: Return request #2001\r\nMessage-ID: <20261001.771@acme.example>\r\n\r\nApproved. RMA number: RMA-7781\r\n<script>alert('x')</script>\u202Egnp.exe\r\n");
        rows.message(
                mail,
                id,
                "mail:acme",
                "<20261001.771@acme.example>",
                "RETURN_AUTHORIZED",
                "{\"kind\":\"RETURN_AUTHORIZED\",\"supplier\":\"acme\",\"rma\":\"RMA-7781\",\"lines\":[{\"sku\":\"ACME-1\",\"quantity\":2}],\"returnAddress\":\"Acme Returns, Dock 4, Reno NV\"}",
                start.plus(Duration.ofHours(5)));
        rows.decision(
                id,
                "ApproveAtStore",
                "APPROVED_AT_STORE",
                "acme accepts 2 x ACME-1 under RMA-7781.",
                start.plus(Duration.ofHours(5)));
        rows.command(
                id,
                "store-approve/" + id,
                "STORE_APPROVE",
                "shopify:demo",
                "SUCCEEDED",
                null,
                start.plus(Duration.ofHours(5)));
        rows.message(
                null,
                id,
                "tracking:easypost",
                "evt_1",
                "SHIPMENT_STATUS_CHANGED",
                "{\"trackingNumber\":\"1Z999AA10123456784\",\"status\":\"DELIVERED\"}",
                start.plus(Duration.ofDays(3)));
        rows.message(
                null,
                id,
                "mail:acme",
                "<20261004.12@acme.example>",
                "INSPECTION_REPORTED",
                "{\"supplier\":\"acme\",\"disposition\":\"SCRAP\",\"finding\":\"CONFIRMED\",\"lines\":[]}",
                start.plus(Duration.ofDays(4)));
        rows.decision(
                id,
                "RefundInspectedGoods",
                "REFUND_DUE",
                "acme confirmed the inspection. Due: 99.80 USD (99.80 USD for the goods).",
                start.plus(Duration.ofDays(4)));
        rows.command(
                id,
                "refund/" + id + "/settlement:acme/stripe/pi_1/0",
                "REFUND",
                "stripe:demo",
                "SUCCEEDED",
                9980L,
                start.plus(Duration.ofDays(4)));
        ledger(id, start.plus(Duration.ofDays(4)));
        rows.deadline(id, "CREDIT", NOW.plus(Duration.ofDays(20)));
        return id;
    }

    private void ledger(UUID id, Instant at) {
        rows.entry(
                id,
                "REFUND_APPROVED",
                "SALES_RETURNS",
                "CUSTOMER_REFUNDS_PAYABLE",
                9980,
                Posting.of("refund due to the customer").at(at));
        rows.entry(
                id,
                "SUPPLIER_CREDIT_CLAIMED",
                "SUPPLIER_RECEIVABLE:acme",
                "SUPPLIER_CREDITS:acme",
                8000,
                Posting.of("owed by acme").supplier("acme").at(at));
        rows.entry(
                id,
                "REFUND_PAID",
                "CUSTOMER_REFUNDS_PAYABLE",
                "PROCESSOR_CLEARING:stripe",
                9980,
                Posting.of("refunded by stripe").reference("re_3Pq8").at(at));
        rows.entry(
                id,
                "SUPPLIER_CREDIT_RECEIVED",
                "ACCOUNTS_PAYABLE:acme",
                "SUPPLIER_RECEIVABLE:acme",
                4000,
                Posting.of("credited by acme")
                        .supplier("acme")
                        .reference("CM-118")
                        .at(at.plus(Duration.ofHours(20))));
    }

    private void questions(UUID late, UUID failed, UUID story) {
        rows.review(
                null,
                late,
                "REVIEW",
                "RequestOutsideWindow",
                "Requested 31 days after the order, outside the window of 30 days: approve or decline it.",
                "[]");
        rows.review(
                null,
                failed,
                "TASK",
                "RefundByHand",
                "Refund 12.50 USD by hand on payment paypal/8XC and enter the gateway's reference; do it once.",
                "[]");
        UUID unread = rows.receipt(
                "sftp:globex", "rma-2026-10-05.csv", "REVIEW", "line 2: unknown status PERHAPS", NOW.minusSeconds(600));
        rows.review(unread, null, "REVIEW", "UNREADABLE", "line 2: unknown status PERHAPS", "[]");
        UUID doubt = receipt("mail:returns", "<who@globex.example>", "Hello,\nthe lamp came back.\n");
        rows.review(
                doubt,
                null,
                "REVIEW",
                "AMBIGUOUS",
                "Two returns share the keys of this message; none fits better.",
                "[{\"caseId\":\"%s\",\"score\":0.62,\"evidence\":[\"order number in the subject\",\"sender is not the supplier of this return\"]},{\"caseId\":\"%s\",\"score\":0.6,\"evidence\":[\"same thread\"]}]"
                        .formatted(story, failed));
        UUID alike = receipt("mail:returns", "<po@acme.example>", "PO: 2001 is approved, 1 x ACME-1.\n");
        rows.review(
                alike,
                null,
                "REVIEW",
                "LIKELY_MATCH",
                "no return has PO acme/2001, but that of #2001 resembles it",
                "[{\"caseId\":\"%s\",\"score\":80,\"evidence\":[\"purchase order 2001 is #2001 written otherwise +40\",\"SKU ACME-1 is in it +20\",\"it has goods of acme +10\",\"it is open +5\"]},{\"caseId\":\"%s\",\"score\":12,\"evidence\":[\"purchase order 2001 is not #2006 -40\"]}]"
                        .formatted(story, failed));
        rows.learnedKey(story, "acme", "PO", "acme/2001-A", alike);
    }

    private UUID receipt(String channel, String sourceId, String original) {
        UUID id = rows.receipt(channel, sourceId, "READ", null, NOW.minus(Duration.ofHours(4)));
        database.jdbc()
                .sql("update receipt set original = ?, size = ?, content_type = 'message/rfc822' where id = ?")
                .params(ConsoleWorld.utf8(original), ConsoleWorld.utf8(original).length, id)
                .update();
        return id;
    }
}
