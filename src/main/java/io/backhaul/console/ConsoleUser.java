package io.backhaul.console;

import java.util.List;
import org.springframework.security.core.userdetails.User;

/** A person or program that logged in; everything it sees belongs to its merchant. */
public final class ConsoleUser extends User {

    private static final long serialVersionUID = 1L;

    private final String merchant;

    ConsoleUser(String name, String passwordHash, String merchant) {
        super(name, passwordHash, List.of());
        this.merchant = merchant;
    }

    public String merchant() {
        return merchant;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof ConsoleUser user && user.merchant.equals(merchant);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
