package io.backhaul.partner.edi;

import io.xlate.edi.stream.EDIStreamValidationError;
import java.util.EnumMap;
import java.util.Map;

/** What the reader found wrong, in the codes a 997 (004010) says it with: lists 720, 723 and the notes of a TA1. */
final class X12Codes {

    private static final Map<EDIStreamValidationError, String> SEGMENT = new EnumMap<>(Map.of(
            EDIStreamValidationError.UNEXPECTED_SEGMENT, "2",
            EDIStreamValidationError.MANDATORY_SEGMENT_MISSING, "3",
            EDIStreamValidationError.LOOP_OCCURS_OVER_MAXIMUM_TIMES, "4",
            EDIStreamValidationError.SEGMENT_EXCEEDS_MAXIMUM_USE, "5",
            EDIStreamValidationError.SEGMENT_NOT_IN_DEFINED_TRANSACTION_SET, "6",
            EDIStreamValidationError.SEGMENT_NOT_IN_PROPER_SEQUENCE, "7"));

    private static final Map<EDIStreamValidationError, String> ELEMENT = new EnumMap<>(Map.of(
            EDIStreamValidationError.REQUIRED_DATA_ELEMENT_MISSING, "1",
            EDIStreamValidationError.CONDITIONAL_REQUIRED_DATA_ELEMENT_MISSING, "2",
            EDIStreamValidationError.TOO_MANY_DATA_ELEMENTS, "3",
            EDIStreamValidationError.DATA_ELEMENT_TOO_SHORT, "4",
            EDIStreamValidationError.DATA_ELEMENT_TOO_LONG, "5",
            EDIStreamValidationError.INVALID_CODE_VALUE, "7",
            EDIStreamValidationError.INVALID_DATE, "8",
            EDIStreamValidationError.INVALID_TIME, "9",
            EDIStreamValidationError.EXCLUSION_CONDITION_VIOLATED, "10"));

    private static final Map<Integer, String> HEADER = Map.of(9, "014", 10, "015", 12, "017", 13, "018");

    private X12Codes() {}

    static String segment(EDIStreamValidationError error) {
        return SEGMENT.getOrDefault(error, "2");
    }

    /** What has no code of its own is an invalid character: a repetition or component where none may be. */
    static String element(EDIStreamValidationError error) {
        return ELEMENT.getOrDefault(error, "6");
    }

    /** Note of a TA1 for something wrong in ISA or IEA. */
    static String note(String tag, int element) {
        if (tag.equals("IEA")) {
            return element == 2 ? "001" : "021";
        }
        return HEADER.getOrDefault(element, "022");
    }

    static String words(EDIStreamValidationError error) {
        return error.name().replace('_', ' ');
    }
}
