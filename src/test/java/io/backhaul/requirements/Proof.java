package io.backhaul.requirements;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests that name a row, once each, and keeps what came of them. */
final class Proof implements TestExecutionListener {

    private final Map<String, Integer> runs = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private TestPlan plan;

    static Proof of(Collection<Method> tests) {
        Proof proof = new Proof();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(tests.stream()
                                        .map(test -> selectMethod(test.getDeclaringClass(), test))
                                        .toList())
                                .build(),
                        proof);
        return proof;
    }

    /** True when this test ran at all: one that no engine found proves nothing. */
    boolean ran(Method test) {
        return runs.containsKey(name(test));
    }

    /** Why it failed; null when it passed. */
    String failure(Method test) {
        return failures.get(name(test));
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String name = nameOf(test);
        if (name != null && test.isTest()) {
            runs.merge(name, 1, Integer::sum);
        }
        if (name != null && result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failures.putIfAbsent(
                    name, result.getThrowable().map(Throwable::toString).orElse("aborted"));
        }
    }

    /** A parameterized test's runs are children of its method. */
    private String nameOf(TestIdentifier test) {
        MethodSource source = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .orElse(null);
        if (source != null) {
            return source.getClassName() + "." + source.getMethodName();
        }
        return plan.getParent(test).map(this::nameOf).orElse(null);
    }

    private static String name(Method test) {
        return test.getDeclaringClass().getName() + "." + test.getName();
    }
}
