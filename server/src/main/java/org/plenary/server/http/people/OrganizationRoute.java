package org.plenary.server.http.people;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.audit.AuditAction;
import org.plenary.server.audit.AuditEvent;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.http.exchange.Site;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.oidc.Challenge;
import org.plenary.server.oidc.OpenIdProvider;
import org.plenary.server.oidc.Organizations;
import org.plenary.server.signin.Arrival;
import org.plenary.server.signin.Device;
import org.plenary.server.signin.Means;
import org.plenary.server.signin.OrganizationAccount;
import org.plenary.server.signin.SignInParts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /sign-in/organization/{id}}: to the OpenID provider of an organisation and back. What goes wrong is said on
 * the sign-in page, since a browser comes here by following links.
 */
public final class OrganizationRoute {
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(OrganizationRoute.class);
    private static final String COOKIE = "plenary_organization";
    private static final String PATH = "/sign-in/organization/";
    private static final int MAX_TOKEN_LENGTH = 200;

    private final Organizations organizations;
    private final SignInParts parts;
    private final SignIn signIn;
    private final Site site;
    private final SealedCookie seal;
    private final boolean secureCookies;

    public OrganizationRoute(
            Organizations organizations,
            SignInParts parts,
            SignIn signIn,
            Site site,
            HttpConfig config,
            SealedCookie seal) {
        this.organizations = organizations;
        this.parts = parts;
        this.signIn = signIn;
        this.site = site;
        this.seal = seal;
        this.secureCookies = config.secureCookies();
    }

    public void mount(Router router) {
        router.get(PATH + ":organization").handler(this::leave);
        router.get(PATH + ":organization/callback").handler(this::comeBack);
    }

    /** What the browser keeps while its person is at the provider. */
    private record Journey(
            String organization,
            Challenge challenge,
            String next,
            @Nullable String invitation) {
        static Journey of(JsonObject json) {
            return new Journey(
                    json.getString("organization"),
                    new Challenge(json.getString("state"), json.getString("nonce"), json.getString("verifier")),
                    json.getString("next"),
                    json.getString("invitation"));
        }

        JsonObject json() {
            return new JsonObject()
                    .put("organization", organization)
                    .put("state", challenge.state())
                    .put("nonce", challenge.nonce())
                    .put("verifier", challenge.verifier())
                    .put("next", next)
                    .put("invitation", invitation);
        }
    }

    private void leave(RoutingContext context) {
        String id = context.pathParam("organization");
        Optional<OpenIdProvider> provider = organizations.provider(id);
        if (provider.isEmpty()) {
            problem(context, "unknown-organization");
            return;
        }
        String invitation = context.request().getParam("invitation");
        if (invitation != null && invitation.length() > MAX_TOKEN_LENGTH) {
            problem(context, "invitation");
            return;
        }
        String next = ReturnAddress.of(context.request().getParam("next"));
        Journey journey = new Journey(id, Challenge.random(), next, invitation);
        provider.get()
                .address(journey.challenge(), redirectUri(context, id))
                .onSuccess(address -> {
                    context.response()
                            .addCookie(cookie(seal.seal(journey.json())).setMaxAge(PATIENCE.toSeconds()));
                    redirect(context, address);
                })
                .onFailure(cause -> failed(context, id, cause));
    }

    private void comeBack(RoutingContext context) {
        String id = context.pathParam("organization");
        Cookie cookie = context.request().getCookie(COOKIE);
        Optional<Journey> kept =
                seal.open(cookie == null ? null : cookie.getValue()).map(Journey::of);
        context.response().addCookie(cookie("").setMaxAge(0));
        Optional<OpenIdProvider> provider = organizations.provider(id);
        String state = context.request().getParam("state");
        if (provider.isEmpty()) {
            problem(context, "unknown-organization");
        } else if (kept.isEmpty()
                || !kept.get().organization().equals(id)
                || !kept.get().challenge().state().equals(state)) {
            problem(context, "expired");
        } else if (context.request().getParam("code") == null) {
            String error = context.request().getParam("error");
            problem(context, "access_denied".equals(error) ? "cancelled" : "provider");
        } else {
            finish(context, provider.get(), kept.get(), context.request().getParam("code"));
        }
    }

    private void finish(RoutingContext context, OpenIdProvider provider, Journey journey, String code) {
        String id = provider.organization().id();
        Arrival arrival = signIn.arrival(context);
        provider.account(code, journey.challenge(), redirectUri(context, id))
                .compose(account -> journey.invitation() == null
                        ? open(account, id, arrival)
                        : parts.invitations()
                                .accept(journey.invitation(), account, arrival)
                                .map(Optional::of))
                .onSuccess(session -> session.ifPresentOrElse(
                        secret -> {
                            log.atInfo().addKeyValue("organization", id).log("session.opened");
                            signIn.keep(context, secret);
                            redirect(context, journey.next());
                        },
                        () -> problem(context, "unknown-person")))
                .onFailure(cause -> failed(context, id, cause));
    }

    private Future<Optional<String>> open(OrganizationAccount account, String organization, Arrival arrival) {
        return parts.organizations()
                .person(account)
                .compose(person -> person.map(somebody -> parts.sessions()
                                .open(somebody.id(), Means.ORGANIZATION, arrival)
                                .map(Optional::of))
                        .orElseGet(() -> note(organization, arrival.device()).map(Optional.empty())));
    }

    private Future<Void> note(String organization, Device device) {
        return parts.audit()
                .append(new AuditEvent(
                        null,
                        null,
                        AuditAction.SIGN_IN_FAILED,
                        null,
                        new JsonObject()
                                .put("organization", organization)
                                .put("device", device.name())
                                .put("address", device.address())));
    }

    private void failed(RoutingContext context, String organization, Throwable cause) {
        log.atWarn()
                .addKeyValue("organization", organization)
                .addKeyValue("cause", cause.toString())
                .log("organization.signInFailed");
        problem(context, cause instanceof IdentityException e ? code(e.reason()) : "provider");
    }

    private static String code(IdentityException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> "invitation";
            case CONFLICT -> "account-taken";
            default -> "unavailable";
        };
    }

    private String redirectUri(RoutingContext context, String organization) {
        return site.url(context.request()) + PATH + organization + "/callback";
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath(PATH)
                .setHttpOnly(true)
                .setSecure(secureCookies)
                .setSameSite(CookieSameSite.LAX);
    }

    private static void problem(RoutingContext context, String code) {
        redirect(context, "/sign-in?problem=" + code);
    }

    private static void redirect(RoutingContext context, String where) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, where)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
