package io.github.camelinvokeai.embedded.auth;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Who may use the server. Without logins, everybody is {@link User#SYSTEM}. With logins there is at least one
 * administrator; passwords are kept as salted hashes, in memory only. Thread-safe.
 */
public final class Accounts {

    private static final String WRONG = "Incorrect email or password";

    private static final int SHORTEST = 8;

    private final boolean multiUser;
    private final Clock clock;
    private final Tokens tokens;
    private final Map<String, Account> byId = new LinkedHashMap<>();
    private final Map<String, PasswordHash> passwords = new LinkedHashMap<>();
    private final List<Consumer<String>> changeListeners = new CopyOnWriteArrayList<>();

    private Accounts(boolean multiUser, Clock clock) {
        this.multiUser = multiUser;
        this.clock = clock;
        this.tokens = new Tokens(clock);
    }

    /** Without logins. */
    public static Accounts none() {
        return new Accounts(false, Clock.systemUTC());
    }

    /** With logins, and one administrator at first. */
    public static Accounts withAdministrator(String email, String password) {
        return withAdministrator(email, password, Clock.systemUTC());
    }

    static Accounts withAdministrator(String email, String password, Clock clock) {
        Accounts accounts = new Accounts(true, clock);
        accounts.create(email, "Administrator", password, true);
        return accounts;
    }

    /** Whether there are logins. */
    public boolean multiUser() {
        return multiUser;
    }

    /**
     * A new token with what it is for.
     *
     * @param token as the {@code Authorization} header carries it after {@code Bearer}
     */
    public record Login(String token, Account account, long seconds) {
    }

    /**
     * Logs in.
     *
     * @throws Refused if the e-mail or the password is wrong, or the account is not active
     */
    public synchronized Login login(String email, String password, boolean remembered) {
        Account account = byEmail(email).filter(known -> passwords.get(known.id()).matches(password))
                .orElseThrow(() -> Refused.challenged(WRONG));
        if (!account.active()) {
            throw Refused.forbidden("User account is disabled");
        }
        Account loggedIn = new Account(
                account.id(), account.email(), account.name(), account.admin(), true, account.created(), account.updated(),
                clock.instant(), account.epoch());
        byId.put(loggedIn.id(), loggedIn);
        return new Login(tokens.issue(loggedIn, remembered), loggedIn, Tokens.seconds(remembered));
    }

    /**
     * Who asks.
     *
     * @param  token   null for none
     * @throws Refused if the token is not good, or there is none and it needs one
     */
    public User userOf(String token) {
        if (!multiUser) {
            return User.SYSTEM;
        }
        if (token == null) {
            throw Refused.unknown("Authentication required");
        }
        Tokens.Claim claim = tokens.read(token).orElseThrow(() -> Refused.unknown("Invalid or expired token"));
        return holder(claim).map(Account::user).orElseThrow(() -> Refused.unknown("User not found or inactive"));
    }

    /**
     * Who asks, where that has to be somebody with an account.
     *
     * @param  token   null for none
     * @throws Refused if the token is not good or there is none
     */
    public User accountUserOf(String token) {
        if (token == null) {
            throw Refused.challenged("Missing authentication credentials");
        }
        Tokens.Claim claim
                = tokens.read(token).orElseThrow(() -> Refused.challenged("Invalid or expired authentication token"));
        return holder(claim).map(Account::user)
                .orElseThrow(() -> Refused.challenged("User account is inactive or does not exist"));
    }

    /** How many seconds a token still holds. */
    public long secondsLeft(String token) {
        return tokens.read(token).map(claim -> claim.expires() - clock.instant().getEpochSecond()).orElse(0L);
    }

    /** A token in place of one that a new password made worthless. */
    public String replacement(String id) {
        return tokens.issue(known(id), false);
    }

    /** The token again, with its time counted anew; empty if it is no longer good. */
    public Optional<String> renewed(String token) {
        return multiUser
                ? tokens.read(token).flatMap(claim -> holder(claim).map(account -> tokens.issue(account, claim.remembered())))
                : Optional.empty();
    }

    private synchronized Optional<Account> holder(Tokens.Claim claim) {
        return Optional.ofNullable(byId.get(claim.userId()))
                .filter(account -> account.active() && account.epoch() == claim.epoch());
    }

    /** All accounts, the newest first. */
    public synchronized List<Account> list() {
        List<Account> newestFirst = new ArrayList<>(byId.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The account of that id. */
    public synchronized Optional<Account> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    // It can vanish between the moment that a request found it and the one that it is used.
    private synchronized Account known(String id) {
        return find(id).orElseThrow(() -> Refused.missing("User not found"));
    }

    /**
     * A new account.
     *
     * @throws IllegalArgumentException in the server's words, if the e-mail has one already or the password is weak
     */
    public synchronized Account create(String email, String name, String password, boolean admin) {
        requireStrength(password);
        if (byEmail(email).isPresent()) {
            throw new IllegalArgumentException("User with email " + email + " already exists");
        }
        Account account = new Account(
                UUID.randomUUID().toString(), email, name, admin, true, clock.instant(), clock.instant(), null, 0);
        byId.put(account.id(), account);
        passwords.put(account.id(), PasswordHash.of(password, new SecureRandom()));
        return account;
    }

    /**
     * Changes an account; what is null stays. A new password makes earlier tokens worthless, and so does
     * {@code active=false}.
     *
     * @throws IllegalArgumentException in the server's words, if there would be no administrator left or the password
     *                                  is weak
     */
    public Account change(String id, String name, String password, Boolean admin, Boolean active) {
        Account changed = replace(id, account -> {
            boolean staysAdministrator
                    = (admin == null ? account.admin() : admin) && (active == null ? account.active() : active);
            if (account.admin() && account.active() && !staysAdministrator) {
                requireAnotherAdministrator();
            }
            return new Account(
                    id, account.email(), name == null ? account.name() : name, admin == null ? account.admin() : admin,
                    active == null ? account.active() : active, account.created(), clock.instant(), account.lastLogin(),
                    password == null ? account.epoch() : account.epoch() + 1);
        }, password);
        changeListeners.forEach(listener -> listener.accept(id));
        return changed;
    }

    private synchronized Account replace(String id, UnaryOperator<Account> change, String password) {
        if (password != null) {
            requireStrength(password);
        }
        Account changed = change.apply(known(id));
        byId.put(id, changed);
        if (password != null) {
            passwords.put(id, PasswordHash.of(password, new SecureRandom()));
        }
        return changed;
    }

    /**
     * Removes an account.
     *
     * @throws IllegalArgumentException in the server's words, if there would be no administrator left
     */
    public void delete(String id) {
        synchronized (this) {
            Account account = known(id);
            if (account.admin() && account.active()) {
                requireAnotherAdministrator();
            }
            byId.remove(id);
            passwords.remove(id);
        }
        changeListeners.forEach(listener -> listener.accept(id));
    }

    /** Whether this is the password of the account. */
    public synchronized boolean isPassword(String id, String password) {
        return passwords.containsKey(id) && passwords.get(id).matches(password);
    }

    /**
     * Calls with the id of an account each time that it was changed or deleted, so that open connections can be ended.
     */
    public void onChange(Consumer<String> listener) {
        changeListeners.add(listener);
    }

    /** Whether InvokeAI takes such a password: at least 8 characters, with upper case, lower case and digits. */
    public static boolean isStrong(String password) {
        return password.length() >= SHORTEST && password.chars().anyMatch(Character::isUpperCase)
                && password.chars().anyMatch(Character::isLowerCase) && password.chars().anyMatch(Character::isDigit);
    }

    private static void requireStrength(String password) {
        if (!isStrong(password)) {
            throw new IllegalArgumentException(
                    password.length() < SHORTEST
                            ? "Password must be at least " + SHORTEST + " characters long"
                            : "Password must contain uppercase, lowercase, and numbers");
        }
    }

    private void requireAnotherAdministrator() {
        if (byId.values().stream().filter(account -> account.admin() && account.active()).count() <= 1) {
            throw new IllegalArgumentException("Cannot remove the last administrator");
        }
    }

    private Optional<Account> byEmail(String email) {
        return byId.values().stream().filter(account -> account.email().equals(email)).findFirst();
    }
}
