package io.backhaul.store;

import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnMessage;
import java.util.List;
import java.util.Set;

/**
 * What a row of a delivery says, and the business keys it says it about.
 *
 * @param about without the thread that it came in, which may be known only by a later reading
 * @param restates true where the first reading under a key stands, whatever a later one says
 */
record Said(Content content, List<Reference> about, boolean restates) {

    private static final Set<Type> THREAD = Set.of(Type.MAIL_TOKEN, Type.MAIL_MESSAGE, Type.CASE, Type.MENTION);

    static Said of(ReturnMessage message) {
        List<Reference> about = message.envelope().references().stream()
                .filter(r -> !THREAD.contains(r.type()))
                .sorted()
                .toList();
        return new Said(Content.of(message), about, Content.restates(message));
    }

    /** Equal for two rows that say the same under one name. */
    Object under(String key) {
        return List.of(key, restates ? "" : content);
    }
}
