package io.backhaul.partner.edi;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The transaction sets this hub reads; another one is rejected as not supported. */
final class X12Schemas {

    private static final Map<String, Schema> SCHEMAS = Map.of(
            "180", load("x12-180.xml"),
            "812", load("x12-812.xml"),
            "846", load("x12-846.xml"),
            "997", load("x12-997.xml"));

    private X12Schemas() {}

    static Optional<Schema> of(String transactionType) {
        return Optional.ofNullable(SCHEMAS.get(transactionType));
    }

    private static Schema load(String resource) {
        try (InputStream in = X12Schemas.class.getResourceAsStream(resource)) {
            return SchemaFactory.newFactory().createSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        } catch (EDISchemaException e) {
            throw new IllegalStateException("broken schema " + resource, e);
        }
    }
}
