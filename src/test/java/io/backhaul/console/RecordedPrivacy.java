package io.backhaul.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes what people ask for and does nothing. */
final class RecordedPrivacy implements Privacy {

    final List<String> asked = new ArrayList<>();
    byte[] file;

    @Override
    public UUID erase(String merchant, UUID caseId, String by, Customer known) {
        asked.add("erase " + merchant + " " + caseId + " by " + by + " " + known.email());
        return UUID.nameUUIDFromBytes(caseId.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public Optional<byte[]> file(String merchant, UUID request) {
        return Optional.ofNullable(file);
    }

    @Override
    public void handedOver(String merchant, UUID request, String by) {
        asked.add("handed over " + request + " by " + by);
    }
}
