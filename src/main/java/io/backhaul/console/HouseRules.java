package io.backhaul.console;

import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.policy.Terms;
import java.util.function.UnaryOperator;

/** What the hub's configuration says, for working things out; nothing here changes it. */
public interface HouseRules {

    /**
     * Reads changed terms as a configuration file is read: a merchant's file of which only {@code timezone} and {@code policy}
     * count, or a supplier's file.
     *
     * @param yaml the text of the file
     * @return makes the changed terms out of a case's own
     * @throws Refused with everything that is wrong, each with its line
     */
    UnaryOperator<Terms> proposed(String merchant, String yaml);

    /** The message with the suppliers its lines belong to, which nobody outside may say. */
    ReturnMessage recognised(ReturnMessage message);
}
