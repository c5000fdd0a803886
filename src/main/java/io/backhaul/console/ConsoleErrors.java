package io.backhaul.console;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.WebRequest;

/** Errors nobody handled, as programs ({@code {"error","detail"}}) and people see them: never a stack trace or a class name. */
final class ConsoleErrors extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Object code = super.getErrorAttributes(request, options).get("status");
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("error", known.name().toLowerCase(java.util.Locale.ROOT));
        attributes.put("detail", detail(known));
        attributes.put("status", known.value());
        return attributes;
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "Log in with user name and password.";
            case FORBIDDEN -> "This request is not allowed. If it came from a form, load the page again and repeat it.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take that kind of request.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json.";
            case NOT_ACCEPTABLE -> "This address has no answer of the kind you asked for.";
            case BAD_REQUEST -> "The request could not be understood.";
            default ->
                status.is5xxServerError()
                        ? "Something went wrong on our side. It is in the hub's log; nothing you sent was lost."
                        : status.getReasonPhrase() + ".";
        };
    }
}
