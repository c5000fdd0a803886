package io.backhaul.requirements;

import io.backhaul.core.fixture.Row;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tests that name a row, found among the compiled fast tests. */
final class RowTests {

    private static final Path CLASSES = Path.of("target/test-classes");

    private RowTests() {}

    /** Tests by row. */
    static Map<String, Set<Method>> byRow() throws IOException {
        Map<String, Set<Method>> tests = new TreeMap<>();
        for (Class<?> type : fastTests()) {
            List<String> ofType = rows(type.getAnnotation(Row.class));
            for (Method method : type.getDeclaredMethods()) {
                Stream.concat(ofType.stream(), rows(method.getAnnotation(Row.class)).stream())
                        .filter(row -> isTest(method))
                        .forEach(row -> tests.computeIfAbsent(row, r -> new LinkedHashSet<>())
                                .add(method));
            }
        }
        return tests;
    }

    private static List<String> rows(Row row) {
        return row == null ? List.of() : List.of(row.value());
    }

    private static boolean isTest(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getSimpleName())
                .anyMatch(name -> name.endsWith("Test") || name.equals("Property") || name.equals("TestFactory"));
    }

    private static List<Class<?>> fastTests() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("io/backhaul"))) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.matches(".*Test\\.class"))
                    .map(name -> name.replace('/', '.').replaceAll("\\.class$", ""))
                    .<Class<?>>map(RowTests::load)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, RowTests.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
