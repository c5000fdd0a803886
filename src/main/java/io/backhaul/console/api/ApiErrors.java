package io.backhaul.console.api;

import io.backhaul.console.CaseMoved;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What goes wrong in the API, as status and words. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ApiError unknown(Unknown e) {
        return new ApiError("not_found", e.getMessage());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    ApiError moved(CaseMoved e) {
        return new ApiError("case_moved", e.getMessage());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ApiError refused(Refused e) {
        return new ApiError("bad_request", e.getMessage());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ApiError mistyped(MethodArgumentTypeMismatchException e) {
        return new ApiError("bad_request", "'" + e.getValue() + "' is not a valid " + e.getName() + ".");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ApiError unreadable(HttpMessageNotReadableException e) {
        LOG.debug("unreadable API request", e);
        return new ApiError("bad_request", "The body is not the JSON that this address takes.");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    ApiError notWritten(UncheckedIOException e) {
        LOG.error("finance files could not be delivered", e);
        return new ApiError(
                "not_delivered",
                "The files are released and stored, but the finance directory cannot be written. They are delivered with the next export.");
    }
}
