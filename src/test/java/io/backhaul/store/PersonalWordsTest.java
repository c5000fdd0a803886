package io.backhaul.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalWordsTest {

    private final PersonalWords words =
            PersonalWords.of(List.of("Iris Wagenknecht", "iris@w.example", "Iris", "a+b.c*"));

    @Row("F88")
    @Test
    void f88_wordsAreMaskedInWhateverCaseTheLongestFirst() {
        assertThat(words.mask("Call IRIS WAGENKNECHT (iris@w.example) or a+b.c*"))
                .isEqualTo("Call (erased) ((erased)) or (erased)");
        assertThat(words.in("dear iris wagenknecht")).isTrue();
    }

    @Test
    void tooShortWordsAreLeft() {
        assertThat(words.mask("Iris is a flower")).isEqualTo("Iris is a flower");
        assertThat(PersonalWords.of(List.of("abcd")).isEmpty()).isTrue();
        assertThat(PersonalWords.of(List.of("abcde")).isEmpty()).isFalse();
        assertThat(PersonalWords.of(List.of("5550144")).mask("gid://shopify/Order/5550144"))
                .as("bare digits")
                .isEqualTo("gid://shopify/Order/5550144");
        assertThat(PersonalWords.of(List.of("+49 555 0144")).mask("call +49 555 0144 or +49 555 01442"))
                .isEqualTo("call (erased) or +49 555 01442");
        assertThat(PersonalWords.of(List.of("Ann Smith")).mask("Ann Smithson, Joann Smith, ann smith's"))
                .isEqualTo("Ann Smithson, Joann Smith, (erased)'s");
        assertThat(PersonalWords.of(List.of()).mask("anything")).isEqualTo("anything");
    }

    @Test
    void addressesMeanOnePersonNamesMaybeAndStreetsNot() {
        PersonalWords all =
                PersonalWords.of(List.of("i@w.example", "+49 (30) 555-01", "Iris Wagenknecht", "Lindenweg 44b"));
        assertThat(all.addresses().in("i@w.example")).isTrue();
        assertThat(all.addresses().in("+49 (30) 555-01")).isTrue();
        assertThat(all.addresses().in("Iris Wagenknecht, Lindenweg 44b")).isFalse();
        assertThat(all.names().in("Iris Wagenknecht")).isTrue();
        assertThat(all.names().in("i@w.example")).isTrue();
        assertThat(all.names().in("Lindenweg 44b")).isFalse();
    }

    @Test
    void structureNumbersAndCodesStay() {
        JsonNode before = json("""
                {"kind":"RETURN_DECLINED","key":"k","lines":[{"sku":"A","quantity":2}],"note":null,
                 "reasonText":"changed-my-mind, too-short","evidence":[{"kind":"PHOTO","sha256":"ab","name":"iris.jpg","size":1}]}""");
        assertThat(words.maskMessage(before)).isEqualTo(json("""
                {"kind":"RETURN_DECLINED","key":"k","lines":[{"sku":"A","quantity":2}],"note":null,
                 "reasonText":"changed-my-mind, too-short","evidence":[{"kind":"PHOTO","sha256":"ab","name":"(erased)","size":1}]}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "reasonText, she never sent it back, (erased)",
        "wanted, please send photos, (erased)",
        "note, called her, (erased)",
        "note, ok, (erased)",
        "note, Wagenknecht, (erased)",
        "reasonText, product_not_received, product_not_received",
        "returnAddress, Dock 4 Reno, Dock 4 Reno"
    })
    void somebodysOwnWordsGoWhoeverHeIs(String field, String before, String after) {
        JsonNode message = json("{\"" + field + "\":\"" + before + "\"}");
        assertThat(words.maskMessage(message).get(field).asText()).isEqualTo(after);
        assertThat(PersonalWords.ownWords(message)).hasSize(before.equals(after) ? 0 : 1);
        assertThat(PersonalWords.ownWords(words.maskMessage(message)))
                .as("once")
                .isEmpty();
    }

    private static JsonNode json(String text) {
        return StoredJson.read(text, JsonNode.class);
    }
}
