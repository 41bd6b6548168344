package org.plenary.server.signin;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.server.audit.Audit;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.signin.SignInThrottle.Attempt;
import org.plenary.server.signin.SignInThrottle.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-in by e-mail address and password. Safe from any thread.
 *
 * <p>An address that nobody has costs the same time as a wrong password. Futures fail with {@link ThrottledException}
 * after too many failures, else with {@link IdentityException}.
 */
public final class LocalSignIn {
    private static final Logger log = LoggerFactory.getLogger(LocalSignIn.class);

    private static final int IPV6_BYTES = 16;

    private final Credentials credentials;
    private final Audit audit;
    private final PasswordHasher hasher;
    private final SignInThrottle throttle;
    private final TrailAllowance allowance;

    public LocalSignIn(SignInParts signIn, PasswordHasher hasher, InstantSource clock) {
        this.credentials = signIn.credentials();
        this.audit = signIn.audit();
        this.hasher = hasher;
        this.throttle = new SignInThrottle(clock);
        this.allowance = new TrailAllowance(clock);
    }

    /** Who signs in by this address and password in a browser; empty if nobody does. */
    public Future<Optional<Person>> person(String email, String password, Arrival arrival) {
        Email address = address(email);
        Device device = arrival.device();
        Supplier<Future<Optional<Person>>> whose =
                () -> credential(address).map(found -> found.map(Credential::person));
        return from(address, arrival)
                .compose(from -> attempt(from, device, whose))
                .compose(attempt -> credential(address)
                        .compose(found -> checked(found.orElse(null), password, attempt, device))
                        .onFailure(cause -> attempt.abandoned()));
    }

    private Future<SignInThrottle.From> from(@Nullable Email email, Arrival arrival) {
        String account = email == null ? "?" : email.value();
        String network = network(arrival.device().address());
        String browser = arrival.browser();
        return email == null || browser == null
                ? Future.succeededFuture(SignInThrottle.From.stranger(account, network))
                : credentials
                        .isKnownIn(email, browser)
                        .map(known -> known
                                ? SignInThrottle.From.known(account, browser)
                                : SignInThrottle.From.stranger(account, network));
    }

    private Future<Optional<Credential>> credential(@Nullable Email address) {
        return address == null ? Future.succeededFuture(Optional.empty()) : credentials.byEmail(address);
    }

    /** Whether this is the person's password, asked by somebody who is signed in; true if there is none yet. */
    public Future<Boolean> confirms(Person person, @Nullable String password, Device device) {
        return credentials.of(person.id()).compose(credential -> {
            if (credential.passwordHash() == null) {
                return Future.succeededFuture(true);
            }
            // Whoever asks is signed in already: what others do from the same address is no matter.
            SignInThrottle.From from =
                    SignInThrottle.From.known(person.id().value(), person.id().value());
            return attempt(from, device, () -> Future.succeededFuture(Optional.of(person)))
                    .compose(attempt -> hasher.matches(password == null ? "" : password, credential.passwordHash())
                            .onFailure(cause -> attempt.abandoned())
                            .compose(matches -> {
                                if (matches) {
                                    attempt.succeeded();
                                    return Future.succeededFuture(true);
                                }
                                return note(person, AuditAction.PASSWORD_REFUSED, device)
                                        .map(false);
                            }));
        });
    }

    private static @Nullable Email address(String email) {
        try {
            return new Email(email);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** @param whose finds out whose account it is, if the attempt must wait and that is to be written down */
    private Future<Attempt> attempt(SignInThrottle.From from, Device device, Supplier<Future<Optional<Person>>> whose) {
        Decision decision = throttle.admit(from);
        Attempt attempt = decision.attempt();
        if (attempt != null) {
            return Future.succeededFuture(attempt);
        }
        ThrottledException refusal = new ThrottledException(decision.delay());
        if (!decision.isFirstRefusal()) {
            return Future.failedFuture(refusal);
        }
        return whose.get()
                .compose(person -> note(person.orElse(null), AuditAction.SIGN_IN_THROTTLED, device))
                .transform(noted -> Future.failedFuture(refusal));
    }

    private Future<Optional<Person>> checked(
            @Nullable Credential credential, String password, Attempt attempt, Device device) {
        String hash = credential == null ? null : credential.passwordHash();
        return hasher.matches(password, hash).compose(matches -> {
            if (!matches || credential == null || hash == null) {
                return note(credential == null ? null : credential.person(), AuditAction.SIGN_IN_FAILED, device)
                        .map(Optional.empty());
            }
            attempt.succeeded();
            if (hasher.isWeak(hash)) {
                strengthen(credential.person().id(), password, hash);
            }
            return Future.succeededFuture(Optional.of(credential.person()));
        });
    }

    /** Nobody waits for this, and the next sign-in does it again if it fails. */
    private void strengthen(PersonId person, String password, String hash) {
        hasher.hash(password)
                .compose(stronger -> credentials.strengthen(person, hash, stronger))
                .onFailure(cause -> log.atInfo()
                        .addKeyValue("person", person)
                        .addKeyValue("cause", cause.toString())
                        .log("password.notStrengthened"));
    }

    /**
     * Writes down that somebody failed to be {@code subject}: who did it is not known, so that it is nobody's deed; and
     * what was typed is not kept, for it may be a password in the wrong field. The log has all of them, the trail what
     * fits.
     */
    private Future<Void> note(@Nullable Person subject, AuditAction action, Device device) {
        log.atInfo()
                .addKeyValue("subject", subject == null ? null : subject.id())
                .addKeyValue("address", device.address())
                .log("signIn." + action);
        if (!allowance.take()) {
            return Future.succeededFuture();
        }
        return audit.append(new AuditEvent(
                subject == null ? null : subject.process().id(),
                null,
                action,
                subject == null ? null : subject.id().value(),
                new JsonObject().put("device", device.name()).put("address", device.address())));
    }

    /** Who has one IPv6 address has the others of its network of 64 bits too. */
    private static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length != IPV6_BYTES
                ? address
                : HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2);
    }
}
