package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.store.MailTrail;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each verdict has one place per thread, and what a later answer adds has its own. */
@Row("N11")
class SaidOnceTest {

    private static final MailTrail.Thread THREAD =
            new MailTrail.Thread(UUID.fromString("00000000-0000-0000-0000-000000000001"), "acme", "#1", false);

    private static String key(String json) throws Exception {
        ObjectNode message = (ObjectNode) new ObjectMapper().readTree(json);
        return SaidOnce.keyed(message, THREAD).path("key").asText();
    }

    @Test
    void theSameVerdictFallsOnTheSameKeyWhateverItsWords() throws Exception {
        String yes = key("{\"kind\": \"RETURN_AUTHORIZED\", \"key\": \"mail/<1>\", \"rma\": \"R-1\", \"lines\": []}");
        assertThat(yes).isEqualTo("answer/00000000-0000-0000-0000-000000000001/RETURN_AUTHORIZED/rma");
        assertThat(key("{\"kind\": \"RETURN_AUTHORIZED\", \"key\": \"mail/<2>\", \"rma\": \"R-2\"}"))
                .isEqualTo(yes);
    }

    @Test
    void whatIsAddedAndWhatIsNoVerdictKeepTheirOwn() throws Exception {
        String bare = key("{\"kind\": \"RETURN_AUTHORIZED\"}");
        assertThat(key("{\"kind\": \"RETURN_AUTHORIZED\", \"returnAddress\": \"1 Road\"}"))
                .isNotEqualTo(bare);
        assertThat(key("{\"kind\": \"RETURN_AUTHORIZED\", \"lines\": [{\"sku\": \"A-1\", \"quantity\": 1}]}"))
                .isNotEqualTo(bare)
                .endsWith("/A-1");
        assertThat(key("{\"kind\": \"SUPPLIER_CREDIT_ISSUED\", \"key\": \"credit/acme/CM-1\"}"))
                .isEqualTo("credit/acme/CM-1");
        ObjectNode outside =
                (ObjectNode) new ObjectMapper().readTree("{\"kind\": \"RETURN_DECLINED\", \"key\": \"k\"}");
        assertThat(SaidOnce.keyed(outside, null).path("key").asText()).isEqualTo("k");
    }
}
