package io.backhaul.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;

/** A test that talks to the running console over HTTP. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AutoConfigureObservability(tracing = false)
@SpringBootTest(
        classes = ConsoleWorld.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "backhaul.console.user=demo",
            "backhaul.console.password=demo",
            "management.endpoints.web.exposure.include=health,prometheus",
            "spring.main.banner-mode=off"
        })
@interface ConsoleTest {}
