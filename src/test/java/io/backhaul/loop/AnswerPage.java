package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page behind the link of a mail, as a browser without a login sees it. */
record AnswerPage(Api api, String path) {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/answer/[0-9a-f]{48})");
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    static AnswerPage of(Api api, JsonNode mail) {
        Matcher link = LINK.matcher(mail.get("text").asText());
        assertThat(link.find()).as(mail.get("text").asText()).isTrue();
        assertThat(mail.get("html").asText()).contains(link.group());
        return new AnswerPage(api, link.group(1));
    }

    Api.Answer open(String method, String below) {
        return api.stranger(method, path + below, Map.of(), new byte[0]);
    }

    /** The value that this form carries once. */
    String formValue(String verdict) {
        Matcher form = FORM.matcher(open("GET", "/" + verdict).text());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    /** Fills in the form, confirms it and sends it. */
    int answer(String verdict, String... fields) {
        Map<String, String> filled = new TreeMap<>(Map.of("confirm", "yes", "form", formValue(verdict)));
        for (int i = 0; i < fields.length; i += 2) {
            filled.put(fields[i], fields[i + 1]);
        }
        return post(verdict, filled).status();
    }

    Api.Answer post(String verdict, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) ->
                body.append(name).append('=').append(Api.encoded(value)).append('&'));
        return api.stranger(
                "POST",
                path + "/" + verdict,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The inspection form with a photo. */
    Api.Answer inspect(String disposition, byte[] photo) {
        byte[] body = form(Map.of("disposition", disposition, "finding", "CONFIRMED"), formValue("inspected"), photo);
        return api.stranger(
                "POST", path + "/inspected", Map.of("Content-Type", "multipart/form-data; boundary=b"), body);
    }

    /** A form with a photo, filled in and confirmed, as a browser sends it. */
    byte[] form(Map<String, String> fields, String formValue, byte[] photo) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> filled = new TreeMap<>(fields);
        filled.putAll(Map.of("confirm", "yes", "form", formValue));
        filled.forEach((name, value) -> part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        part(body, "name=\"photos\"; filename=\"../../evil.jpg\"", photo);
        body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(("--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
