package io.backhaul.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.StackWalker.StackFrame;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.support.EventNotifierSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.lang.Nullable;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Every place where the hub may die and it matters: before and after each commit that wrote something, before and after each
 * call to a partner. Nobody lists them: they are met, and a new one is met like the others. Loaded into the hub's own JVM by
 * the proof; the product knows nothing of it.
 *
 * <p>In the directory {@code proof.points}: the points met so far in {@code met.txt}; the one to die at in {@code armed}. The
 * first thread to reach it waits, and so does every other for a while, then the JVM is halted with all of them there; who they
 * were is in {@code died.txt}.
 */
@Configuration(proxyBeanMethods = false)
class CrashPoints {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final int COMPANY_MILLIS = 600;

    private final Path directory = Path.of(System.getProperty("proof.points"));
    private final Set<String> met = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean dying = new AtomicBoolean();

    /** Never comes: whoever waits for it goes down with the JVM. */
    private final CountDownLatch resurrection = new CountDownLatch(1);

    /** The message of the route this thread works for, by which a death is attributed. */
    private final ThreadLocal<String> at = ThreadLocal.withInitial(() -> "");

    @Bean
    static BeanPostProcessor commitWatch(ObjectProvider<CrashPoints> points, ObjectProvider<DataSource> database) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof ConfigurableTransactionManager manager) {
                    manager.addListener(points.getObject().new Commits(database));
                }
                return bean;
            }
        };
    }

    @Bean
    EventNotifier callWatch() {
        return new Calls();
    }

    /** Commits that wrote something; a look changes nothing and is no place to die at. */
    private final class Commits implements TransactionExecutionListener {
        private final ObjectProvider<DataSource> database;
        private final ThreadLocal<Boolean> wrote = ThreadLocal.withInitial(() -> false);

        private Commits(ObjectProvider<DataSource> database) {
            this.database = database;
        }

        @Override
        public void beforeCommit(TransactionExecution transaction) {
            wrote.set(new JdbcTemplate(database.getObject())
                    .queryForObject("select pg_current_xact_id_if_assigned() is not null", Boolean.class));
            if (wrote.get()) {
                reached(place() + " before commit");
            }
        }

        @Override
        public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
            if (failure == null && wrote.get()) {
                reached(place() + " after commit");
            }
        }
    }

    /** Calls to partners, by their route: {@code call-stripe-demo POST}. */
    private final class Calls extends EventNotifierSupport {
        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeCreatedEvent created) {
                String body = text(created.getExchange());
                if (!body.isEmpty()) {
                    at.set(body);
                }
            } else if (event instanceof CamelEvent.ExchangeSendingEvent sending
                    && sending.getEndpoint() instanceof HttpEndpoint) {
                reached(call(sending.getExchange()) + " before");
            } else if (event instanceof CamelEvent.ExchangeSentEvent sent
                    && sent.getEndpoint() instanceof HttpEndpoint) {
                reached(call(sent.getExchange()) + " after");
            }
        }

        /** Work items and webhooks; what is sent to partners belongs to the work that made it. */
        private static String text(Exchange exchange) {
            boolean work = exchange.getFromEndpoint() != null
                    && exchange.getFromEndpoint().getEndpointUri().startsWith("jms:");
            return work ? String.valueOf(exchange.getIn().getBody(String.class)) : "";
        }

        private static String call(Exchange exchange) {
            return exchange.getFromRouteId() + " "
                    + exchange.getIn().getHeader(Exchange.HTTP_METHOD, "GET", String.class);
        }
    }

    /** The method of the hub that this thread is in, without what the compiler adds. */
    private static String place() {
        Optional<StackFrame> frame =
                STACK.walk(frames -> frames.filter(f -> f.getClassName().startsWith("io.backhaul.")
                                && !f.getClassName().contains(".crash."))
                        .findFirst());
        return frame.map(f ->
                        simple(f.getClassName()) + "." + f.getMethodName().replaceAll("lambda\\$(\\w+)\\$.*", "$1"))
                .orElse(Thread.currentThread().getName());
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
    }

    private void reached(String point) {
        try {
            if (Files.notExists(directory.resolve("met.txt"))) {
                met.clear();
            }
            if (met.add(point)) {
                write("met.txt", point);
            }
            if (point.equals(armed())) {
                die(point);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String armed() throws IOException {
        try {
            return Files.readString(directory.resolve("armed")).strip();
        } catch (NoSuchFileException nothingIs) {
            return "";
        }
    }

    private void die(String point) throws IOException, InterruptedException {
        write("died.txt", point + "\t" + at.get());
        if (dying.compareAndSet(false, true)) {
            resurrection.await(COMPANY_MILLIS, TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(137);
        }
        resurrection.await(); // the JVM ends before
    }

    private synchronized void write(String file, String line) throws IOException {
        Files.writeString(directory.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
