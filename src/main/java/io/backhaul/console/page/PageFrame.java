package io.backhaul.console.page;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import io.backhaul.console.view.Reviews;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What every page shows around its content, and what a person sees when something is not there. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
class PageFrame {

    private final Reviews reviews;

    PageFrame(Reviews reviews) {
        this.reviews = reviews;
    }

    /** How much waits for a person; nothing before somebody has logged in. */
    @ModelAttribute("waiting")
    Long waiting(@AuthenticationPrincipal ConsoleUser user) {
        return user == null ? 0 : reviews.count(user.merchant());
    }

    @ModelAttribute("userName")
    String userName(@AuthenticationPrincipal ConsoleUser user) {
        return user == null ? null : user.getUsername();
    }

    @ExceptionHandler
    ModelAndView unknown(Unknown e) {
        return error(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ModelAndView mistyped(MethodArgumentTypeMismatchException e) {
        return error(HttpStatus.NOT_FOUND, "There is nothing at this address.");
    }

    @ExceptionHandler({Refused.class, IllegalArgumentException.class})
    ModelAndView refused(RuntimeException e) {
        return error(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    private static ModelAndView error(HttpStatus status, String detail) {
        ModelAndView page = new ModelAndView("error", status);
        return page.addObject("status", status.value()).addObject("detail", detail);
    }
}
