package io.backhaul.console;

import io.backhaul.core.policy.Gap;
import java.util.List;
import java.util.Map;

/** What is missing between a merchant's policy and his suppliers' passports as they are configured now. */
@FunctionalInterface
public interface PassportGaps {

    /** By supplier code; a supplier without gaps may be missing. */
    Map<String, List<Gap>> of(String merchant);
}
