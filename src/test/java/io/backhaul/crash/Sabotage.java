package io.backhaul.crash;

import io.backhaul.hub.broker.EmbeddedBroker;
import io.backhaul.hub.out.RefundGateway;
import io.backhaul.hub.out.StripeRefunds;
import io.backhaul.store.CommandRows.Row;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes one of the six safeguards away from a hub, so that the proof can be seen to fail. Loaded into the hub's own JVM, named
 * by {@code -Dproof.sabotage}.
 */
@Configuration(proxyBeanMethods = false)
class Sabotage {

    /** What is taken away. */
    enum Kind {
        /** What came twice is applied twice. */
        NO_INBOX,
        /** Every try has an idempotency key of its own. */
        NEW_KEY_PER_ATTEMPT,
        /** The broker forgets a message before its route has run. */
        NOT_TRANSACTED,
        /** A webhook is answered before it is durable. */
        ANSWER_BEFORE_RECEIPT,
        /** The broker deletes what it cannot deliver. */
        NO_DEAD_LETTER_QUEUE,
        /** The same key is sent again when the gateway may have forgotten it. */
        KEY_SENT_FOR_EVER
    }

    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length", "connection", "upgrade");
    private static final String ALREADY = "X-Proof-Already-Answered";

    private static boolean is(Kind kind) {
        return kind.name().equals(System.getProperty("proof.sabotage"));
    }

    @Bean
    static BeanPostProcessor saboteur() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JmsComponent jms && is(Kind.NOT_TRANSACTED)) {
                    jms.setTransacted(false);
                } else if (bean instanceof EmbeddedBroker broker && is(Kind.NO_DEAD_LETTER_QUEUE)) {
                    unbindDeadLetters(broker);
                } else if (bean instanceof StripeRefunds gateway
                        && (is(Kind.NEW_KEY_PER_ATTEMPT) || is(Kind.KEY_SENT_FOR_EVER))) {
                    return careless(gateway);
                }
                return bean;
            }
        };
    }

    private static void unbindDeadLetters(EmbeddedBroker hub) {
        try {
            Field field = EmbeddedBroker.class.getDeclaredField("broker");
            field.setAccessible(true);
            ((EmbeddedActiveMQ) field.get(hub))
                    .getActiveMQServer()
                    .getAddressSettingsRepository()
                    .addMatch("#", new AddressSettings().setDeadLetterAddress(SimpleString.of("nowhere")));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RefundGateway careless(RefundGateway gateway) {
        return (RefundGateway) Proxy.newProxyInstance(
                Sabotage.class.getClassLoader(), new Class<?>[] {RefundGateway.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("keyLife") && is(Kind.KEY_SENT_FOR_EVER)) {
                        return Duration.ofDays(3650);
                    }
                    if (method.getName().equals("send") && is(Kind.NEW_KEY_PER_ATTEMPT)) {
                        return called(method, gateway, withNewKey((Row) arguments[0]), arguments[1]);
                    }
                    return called(method, gateway, arguments);
                });
    }

    private static Object called(Method method, Object target, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Row withNewKey(Row row) {
        return new Row(
                row.merchant(),
                row.caseId(),
                row.command(),
                row.status(),
                UUID.randomUUID(),
                row.request(),
                row.attempts(),
                row.misses(),
                row.firstSentAt(),
                row.lookupOnly(),
                row.lookFirst(),
                row.disputed());
    }

    /** Makes every copy look new: the unique keys of receipts and messages never meet. Undone at the next start. */
    @Bean
    ApplicationRunner noInbox(DataSource database) {
        return arguments -> {
            JdbcClient db = JdbcClient.create(database);
            for (String key : List.of("receipt.dedupe_key", "receipt.sha256", "message.semantic_key")) {
                String table = key.substring(0, key.indexOf('.'));
                String column = key.substring(key.indexOf('.') + 1);
                String name = "salt_" + column;
                db.sql("drop trigger if exists " + name + " on " + table).update();
                if (is(Kind.NO_INBOX)) {
                    db.sql("create or replace function " + name + "() returns trigger language plpgsql as $$ begin new."
                                    + column + " := new." + column + " || '" + ProofWorld.SALT
                                    + "' || gen_random_uuid(); return new; end $$")
                            .update();
                    db.sql("create trigger " + name + " before insert on " + table + " for each row execute function "
                                    + name + "()")
                            .update();
                }
            }
        };
    }

    @Bean
    FilterRegistrationBean<Filter> answerBeforeReceipt() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            HttpServletRequest http = (HttpServletRequest) request;
            if (is(Kind.ANSWER_BEFORE_RECEIPT) && http.getHeader(ALREADY) == null) {
                deliverLater(http);
                ((HttpServletResponse) response).setStatus(200);
            } else {
                chain.doFilter(request, response);
            }
        });
        filter.addUrlPatterns("/hooks/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static void deliverLater(HttpServletRequest http) throws IOException {
        HttpRequest.Builder again = HttpRequest.newBuilder(
                        URI.create(http.getRequestURL().toString()))
                .header(ALREADY, "yes")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        http.getInputStream().readAllBytes()));
        Collections.list(http.getHeaderNames()).stream()
                .filter(name -> !OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> again.setHeader(name, http.getHeader(name)));
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)
                .execute(() ->
                        HttpClient.newHttpClient().sendAsync(again.build(), HttpResponse.BodyHandlers.discarding()));
    }
}
