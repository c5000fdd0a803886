package io.backhaul.hub.out;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** HTTP calls to partners. The routes in {@code routes/out} move the bytes; here an exchange becomes a plain answer. */
public final class HttpCalls {

    private final ProducerTemplate camel;

    public HttpCalls(ProducerTemplate camel) {
        this.camel = camel;
    }

    /** An answer of any status. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** There was no answer: time-out, refused, reset. Whether the partner acted is not known. */
    public static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Calls a partner.
     *
     * @param route name of the direct route, for example {@code call-stripe-demo}
     * @param pathAndQuery path with query, below the partner's base URL
     */
    public Answer call(String route, String method, String pathAndQuery, Map<String, String> headers, byte[] body)
            throws NoAnswer {
        Map<String, Object> all = new LinkedHashMap<>(headers);
        int query = pathAndQuery.indexOf('?');
        all.put(Exchange.HTTP_METHOD, method);
        all.put(Exchange.HTTP_PATH, query < 0 ? pathAndQuery : pathAndQuery.substring(0, query));
        if (query >= 0) {
            all.put(Exchange.HTTP_QUERY, pathAndQuery.substring(query + 1));
        }
        try {
            Exchange answer = camel.request("direct:" + route, e -> {
                e.getIn().setHeaders(all);
                e.getIn().setBody(body);
            });
            return read(answer);
        } catch (CamelExecutionException e) {
            throw noAnswer(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Fetches a link whose host the caller has checked against an allow-list; redirects are not followed. */
    public Answer fetch(URI link) throws NoAnswer {
        return read(camel.request("direct:fetch-evidence", e -> e.getIn().setHeader("HubLink", link.toString())));
    }

    private static Answer read(Exchange exchange) throws NoAnswer {
        if (exchange.getException() != null) {
            throw noAnswer(exchange.getException());
        }
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        byte[] body = exchange.getMessage().getBody(byte[].class);
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            if (value instanceof String text && !name.startsWith("Camel")) {
                headers.put(name, text);
            }
        });
        return new Answer(
                Optional.ofNullable(status).orElse(0),
                headers,
                Optional.ofNullable(body).orElse(new byte[0]));
    }

    private static NoAnswer noAnswer(Throwable cause) {
        if (cause instanceof IOException || cause.getCause() instanceof IOException) {
            return new NoAnswer(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
        }
        throw new IllegalStateException("the call could not be made: " + cause.getMessage(), cause);
    }
}
