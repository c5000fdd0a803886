package io.backhaul.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every document the hub sends is valid at the simulated stores, and at the real ones where their schema is at hand. */
class HubDocumentsTest {

    @Test
    void areValid() throws Exception {
        Optional<PublishedSchema> published = PublishedSchema.configured();
        GraphQLSchema ours = UnExecutableSchemaGenerator.makeUnExecutableSchema(AdminApi.definitions());
        for (Resource document :
                new PathMatchingResourcePatternResolver().getResources("classpath*:graphql/shopify/*.graphql")) {
            String text = document.getContentAsString(StandardCharsets.UTF_8);
            assertThat(new Validator().validateDocument(ours, Parser.parse(text), Locale.ENGLISH))
                    .as(document.getFilename())
                    .isEmpty();
            published.ifPresent(schema -> assertThat(schema.errors(text)).isEmpty());
        }
    }
}
