package org.plenary.server.http.exchange;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.signin.Accounts;
import org.plenary.server.signin.Arrival;
import org.plenary.server.signin.Device;
import org.plenary.server.signin.Secrets;
import org.plenary.server.signin.SignedIn;

/** Knows who makes a request: by its bearer token, or by the session in its cookie. */
public final class SignIn {
    public static final String COOKIE = "plenary_session";
    /** Says only that somebody has signed in by this browser before; it opens nothing. */
    public static final String BROWSER_COOKIE = "plenary_browser";
    /** A page of another site cannot set this header without the browser asking us first. */
    public static final String OWN_PAGE_HEADER = "X-Plenary-Request";

    private static final String BROWSER = "plenary.browser";
    private static final String SIGNED_IN = "plenary.signedIn";
    private static final String BEARER = "Bearer ";
    /** What anybody may ask for, signed in or not. */
    private static final Set<String> OPEN_PATHS = Set.of(
            "/api/session",
            "/api/sign-in",
            "/api/invitations/look",
            "/api/invitations/accept",
            "/api/setup",
            "/api/public/keys",
            "/api/public/heads");

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Accounts accounts;
    private final boolean secureCookies;
    private final ClientAddress addresses;
    private final RequestRate rate = RequestRate.ofAddresses(InstantSource.system());
    private final RequestRate people = RequestRate.ofPeople(InstantSource.system());

    public SignIn(Accounts accounts, HttpConfig config) {
        this.accounts = accounts;
        this.secureCookies = config.secureCookies();
        this.addresses = new ClientAddress(config.behindProxy());
    }

    /**
     * Lets only those pass to the API who are signed in, before anything else of their request is looked at;
     * {@link #signedIn(RoutingContext)} names them from then on.
     */
    public void guard(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (OPEN_PATHS.contains(context.normalizedPath())) {
            limit(context);
        } else {
            require(context);
        }
    }

    /** Goes on with what anybody may ask for, unless the address has asked too often. */
    public void limit(RoutingContext context) {
        OptionalLong wait = rate.secondsToWait(addresses.network(context.request()));
        if (wait.isEmpty()) {
            context.next();
        } else {
            tooMany(context, wait.getAsLong(), "Too many requests from this address. Try again later.");
        }
    }

    private static void tooMany(RoutingContext context, long seconds, String detail) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        Problem.TOO_MANY_ATTEMPTS.answer(context, detail);
    }

    private void require(RoutingContext context) {
        if (isSuspect(context.request())) {
            Problem.FORGERY_SUSPECTED.answer(
                    context, "A change that is signed in by cookie must carry the header " + OWN_PAGE_HEADER + ": 1.");
            return;
        }
        // Nobody reads the body yet: it must not pass by while the person is looked up.
        context.request().pause();
        who(context.request())
                .onSuccess(
                        person -> person.ifPresentOrElse(
                                somebody -> pass(context, somebody),
                                () -> Problem.NOT_SIGNED_IN.answer(
                                        context,
                                        "Open your sign-in link in a browser, or send your token as \"Authorization: Bearer …\".")))
                .onFailure(context::fail);
    }

    private void pass(RoutingContext context, SignedIn somebody) {
        OptionalLong wait = people.secondsToWait(somebody.person().id().value());
        if (wait.isPresent()) {
            tooMany(context, wait.getAsLong(), "Too many requests in your name. Try again later.");
            return;
        }
        context.put(SIGNED_IN, somebody);
        context.request().resume();
        context.next();
    }

    /** The person that {@link #guard} let pass. */
    public static Person person(RoutingContext context) {
        return signedIn(context).person();
    }

    /** The sign-in that {@link #guard} let pass. */
    public static SignedIn signedIn(RoutingContext context) {
        SignedIn who = context.get(SIGNED_IN);
        if (who == null) {
            throw new IllegalStateException("this route must be mounted behind SignIn.guard");
        }
        return who;
    }

    /** Who makes this request; empty if nobody is known to. */
    public Future<Optional<SignedIn>> who(HttpServerRequest request) {
        String token = bearer(request);
        if (token != null) {
            return accounts.byToken(token);
        }
        Cookie cookie = request.getCookie(COOKIE);
        return cookie == null ? Future.succeededFuture(Optional.empty()) : accounts.bySession(cookie.getValue());
    }

    /** Whether a change is asked for by cookie alone, as a page of another site could. */
    public static boolean isSuspect(HttpServerRequest request) {
        return !SAFE.contains(request.method())
                && bearer(request) == null
                && request.getCookie(COOKIE) != null
                && !request.headers().contains(OWN_PAGE_HEADER);
    }

    /** The cookie that keeps somebody signed in until the browser closes or the session ends. */
    public Cookie cookie(String session) {
        return Cookie.cookie(COOKIE, session)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secureCookies)
                .setSameSite(CookieSameSite.LAX);
    }

    /** Answers that somebody is signed in now, by the session with this secret. */
    public void answerSignedIn(RoutingContext context, String session) {
        keep(context, session);
        context.response().setStatusCode(204).end();
    }

    /** Lets the browser keep the session with this secret, and what it is known by again. */
    public void keep(RoutingContext context, String session) {
        context.response().addCookie(cookie(session));
        String browser = context.get(BROWSER);
        if (browser != null) {
            Cookie known = Cookie.cookie(BROWSER_COOKIE, browser)
                    .setPath("/")
                    .setHttpOnly(true)
                    .setSecure(secureCookies)
                    .setSameSite(CookieSameSite.LAX)
                    .setMaxAge(Duration.ofDays(Arrival.KNOWN_DAYS).toSeconds());
            context.response().addCookie(known);
        }
    }

    /** What is known of the browser that somebody signs in at; its present session is to end. */
    public Arrival arrival(RoutingContext context) {
        HttpServerRequest request = context.request();
        Cookie session = request.getCookie(COOKIE);
        Cookie known = request.getCookie(BROWSER_COOKIE);
        String browser = known != null && Secrets.isSecret(known.getValue()) ? known.getValue() : Secrets.random();
        context.put(BROWSER, browser);
        return new Arrival(device(request), session == null ? null : session.getValue(), browser);
    }

    /** The device that a request comes from. */
    private Device device(HttpServerRequest request) {
        String name = request.getHeader(HttpHeaders.USER_AGENT);
        return new Device(name == null ? "" : name, addresses.of(request));
    }

    private static @Nullable String bearer(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }
}
