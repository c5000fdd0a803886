package io.backhaul.hub.in;

import io.backhaul.hub.in.Webhooks.Delivery;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door for webhooks. It takes the raw bytes (a signature is over bytes, not over what a framework made of them) and hands
 * them to {@code routes/in/webhooks.camel.yaml}.
 */
@RestController
class HooksController {

    private static final Logger LOG = LoggerFactory.getLogger(HooksController.class);
    private static final int MAX_BYTES = 1024 * 1024;

    private final ProducerTemplate camel;

    HooksController(ProducerTemplate camel) {
        this.camel = camel;
    }

    @PostMapping({"/hooks/{family}/{code}", "/hooks/{family}/{code}/{account}"})
    ResponseEntity<Map<String, String>> receive(
            @PathVariable("family") String family,
            @PathVariable("code") String code,
            @PathVariable(name = "account", required = false) String account,
            HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            return answer(413, "the body is larger than " + MAX_BYTES + " bytes");
        }
        Delivery delivery = new Delivery(family, code, account, headers(request), contentType(request), body);
        try {
            int status = camel.requestBody("direct:webhook", delivery, Integer.class);
            return status == 503
                    ? comeAgain("not to be checked now")
                    : answer(status, status == 200 ? "kept" : "not accepted");
        } catch (CamelExecutionException e) {
            LOG.error("a webhook of {}/{} could not be kept; its sender is asked to come again", family, code, e);
            return comeAgain("not durable now");
        }
    }

    private static ResponseEntity<Map<String, String>> comeAgain(String words) {
        return ResponseEntity.status(503).header(HttpHeaders.RETRY_AFTER, "5").body(Map.of("status", words));
    }

    private static ResponseEntity<Map<String, String>> answer(int status, String words) {
        return ResponseEntity.status(status).body(Map.of("status", words));
    }

    /** One value per name: a repeated header of a signed request is nobody's good intention. */
    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames()).forEach(name -> headers.put(name, request.getHeader(name)));
        return headers;
    }

    private static String contentType(HttpServletRequest request) {
        return request.getContentType() == null ? "application/octet-stream" : request.getContentType();
    }
}
