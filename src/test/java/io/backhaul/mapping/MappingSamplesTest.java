package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file in {@code mappings/<partner>/samples} is a test: {@code x.csv|xlsx|xml|json|eml|edi} must give {@code x.expected.json},
 * or refuse with the text of {@code x.error.txt}; where some rows are good and some are not, both files stand beside it. A
 * {@code x.csv} of a supplier with another format holds rows that were read, under our names of his columns.
 *
 * <p>Which mapping a sample belongs to: the folder's only one, or the one whose name the sample's name begins with
 * ({@code return-defective.json} for {@code return.jsonata}), or the folder below {@code samples/}.
 */
class MappingSamplesTest {

    private final SampleRun run = new SampleRun(Path.of(""));

    @TestFactory
    Stream<DynamicTest> samples() throws IOException {
        List<Path> samples = run.samples();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(25);
        return samples.stream().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> run.check(sample)));
    }
}
