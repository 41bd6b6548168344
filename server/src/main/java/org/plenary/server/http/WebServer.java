package org.plenary.server.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.plenary.server.desk.DeskListeners;
import org.plenary.server.desk.Desks;
import org.plenary.server.desk.ThreadPlaces;
import org.plenary.server.export.Exports;
import org.plenary.server.history.Histories;
import org.plenary.server.http.desk.CommentsApi;
import org.plenary.server.http.desk.DesksRoute;
import org.plenary.server.http.desk.EventsApi;
import org.plenary.server.http.desk.HindrancesApi;
import org.plenary.server.http.desk.PositionsApi;
import org.plenary.server.http.draft.AlternativesApi;
import org.plenary.server.http.draft.BracketsApi;
import org.plenary.server.http.draft.CollabRoute;
import org.plenary.server.http.draft.DraftsApi;
import org.plenary.server.http.draft.Handshakes;
import org.plenary.server.http.draft.IntakeApi;
import org.plenary.server.http.draft.KnownDelegations;
import org.plenary.server.http.draft.NumberingApi;
import org.plenary.server.http.draft.PackagesApi;
import org.plenary.server.http.draft.SocketDoor;
import org.plenary.server.http.draft.StandingApi;
import org.plenary.server.http.exchange.Failures;
import org.plenary.server.http.exchange.FileSending;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.http.exchange.HttpConnections;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.SecurityHeaders;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.http.exchange.Site;
import org.plenary.server.http.exchange.Uploads;
import org.plenary.server.http.history.FiguresApi;
import org.plenary.server.http.history.HistoryApi;
import org.plenary.server.http.history.RestoreApi;
import org.plenary.server.http.people.JoiningApi;
import org.plenary.server.http.people.MeApi;
import org.plenary.server.http.people.OrganizationRoute;
import org.plenary.server.http.people.PeopleApi;
import org.plenary.server.http.people.PresenceApi;
import org.plenary.server.http.people.ProcessApi;
import org.plenary.server.http.people.SealedCookie;
import org.plenary.server.http.people.SessionApi;
import org.plenary.server.http.people.TokensApi;
import org.plenary.server.http.proposal.ProposalsApi;
import org.plenary.server.http.proposal.StreamliningApi;
import org.plenary.server.http.proposal.UploadApi;
import org.plenary.server.http.record.ExportApi;
import org.plenary.server.http.record.PaperApi;
import org.plenary.server.http.record.PublicApi;
import org.plenary.server.http.record.ReceiptApi;
import org.plenary.server.http.record.RecordApi;
import org.plenary.server.identity.Directory;
import org.plenary.server.intake.Intakes;
import org.plenary.server.intake.Originals;
import org.plenary.server.memory.Memory;
import org.plenary.server.oidc.Organizations;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.proposal.Proposing;
import org.plenary.server.proposal.Uploading;
import org.plenary.server.record.RecordExport;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Lane;
import org.plenary.server.room.Rooms;
import org.plenary.server.session.DeskSession;
import org.plenary.server.session.LiveSessions;
import org.plenary.server.session.Session;
import org.plenary.server.session.SessionConfig;
import org.plenary.server.signin.Accounts;
import org.plenary.server.signin.Reception;
import org.plenary.server.signing.Signing;
import org.plenary.server.visit.Newsroom;

/** The HTTP server on one event loop; there are as many as processors, and they share one port. */
public final class WebServer extends VerticleBase {
    private static final int MAX_BODY_BYTES = 64 << 10;
    /** Over the session's own limit, so that the session can say what is wrong before the transport hangs up. */
    private static final int TRANSPORT_MARGIN_BYTES = 1 << 20;

    private final Parts parts;
    private final Site site;
    private final HttpConnections connections;
    private final int port;

    /** What the server serves. */
    public record Parts(
            HttpConfig http,
            SessionConfig sessions,
            Memory memory,
            Handshakes handshakes,
            LiveSessions live,
            Reception reception,
            Directory directory,
            Organizations organizations,
            Drafts drafts,
            Rooms rooms,
            Histories histories,
            PresenceDirectory presence,
            Signing signing,
            RecordExport export,
            Exports exports,
            Intakes intakes,
            Originals originals,
            Newsroom newsroom,
            Desks desks,
            DeskListeners deskListeners,
            Proposing proposing,
            Uploading uploading,
            ThreadPlaces threadPlaces,
            Figures figures) {}

    /** The server's figures: who may read them, and what gathers them, which may block. */
    public record Figures(MetricsConfig readers, Supplier<String> text) {}

    private WebServer(Parts parts, int port) {
        this.parts = parts;
        this.port = port;
        this.site = new Site(parts.http);
        this.connections = new HttpConnections(parts.http.patience(), InstantSource.system());
    }

    /** Listens on so many event loops, and tells the port, which is the same for all of them. */
    public static Future<Integer> deploy(Vertx vertx, Parts parts, int loops) {
        HttpConfig http = parts.http;
        return http.port() == 0
                ? FreePort.on(vertx, http.host(), port -> deploy(vertx, parts, loops, port))
                : deploy(vertx, parts, loops, http.port());
    }

    private static Future<Integer> deploy(Vertx vertx, Parts parts, int loops, int port) {
        return vertx.deployVerticle(() -> new WebServer(parts, port), new DeploymentOptions().setInstances(loops))
                .map(port);
    }

    @Override
    public Future<?> start() {
        return Contract.read(vertx)
                .compose(contract -> vertx.createHttpServer(options())
                        .connectionHandler(connections::opened)
                        .requestHandler(router(contract))
                        .listen())
                .onSuccess(server -> connections.begin(vertx));
    }

    /**
     * WebSockets are not compressed: a few bytes could unpack to any size before a limit sees them. HTTP/2 is a proxy's
     * business, which speaks it over TLS.
     */
    private HttpServerOptions options() {
        int maxMessage = parts.sessions.maxMessageBytes() + TRANSPORT_MARGIN_BYTES;
        return new HttpServerOptions()
                .setHost(parts.http.host())
                .setPort(port)
                .setCompressionSupported(true)
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(maxMessage)
                .setMaxWebSocketMessageSize(maxMessage)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketSubProtocols(List.of(Session.SUBPROTOCOL));
    }

    private Router router(OpenAPIContract contract) {
        Lane lane = task -> context.runOnContext(nothing -> task.run());
        Accounts accounts = parts.reception.signIn().accounts();
        SignIn signIn = new SignIn(accounts, parts.http);
        SocketDoor door =
                new SocketDoor(accounts, signIn, parts.drafts, site, connections, parts.handshakes, parts.memory, lane);
        CollabRoute collab = new CollabRoute(
                door,
                parts.rooms,
                parts.presence,
                parts.proposing,
                new Session.Surroundings(vertx, parts.sessions, parts.live));
        DesksRoute desks = new DesksRoute(
                door,
                new DeskSession.Surroundings(vertx, parts.sessions, parts.live, parts.desks, parts.deskListeners));

        Router router = Router.router(vertx);
        router.route().handler(connections::asked);
        router.route().handler(new SecurityHeaders(parts.http.secureCookies())::add);
        router.route().handler(site::requireKnownHost);
        router.route().handler(WebServer::requireReadableTarget);
        router.head()
                .handler(context -> context.put(FileSending.HEAD_ONLY, true)
                        .reroute(HttpMethod.GET, context.request().uri()));
        router.route("/collab/:draftId").handler(collab::handle);
        router.route("/desks/:draftId").handler(desks::handle);
        new Health(parts.directory, parts.presence).mount(router);
        new MetricsRoute(vertx, parts.figures.readers(), parts.http, parts.figures.text()).mount(router);
        router.route("/sign-in/organization/*").handler(signIn::limit);
        organizations(signIn).mount(router);
        router.route("/api/*").handler(signIn::guard);
        Uploads.mount(router, "/api/intake", "/api/drafts/imports");
        Uploads.mountProposals(router, "/api/drafts/:draftId/proposals/upload");
        Uploads.mountFragments(router, "/api/intake/fragment");
        router.route("/*").subRouter(api(contract, signIn));
        StaticFiles.mount(router);
        router.route().last().handler(context -> context.fail(404));
        router.route().failureHandler(Failures::handle);
        return router;
    }

    /** The routes cannot be matched against a target whose percent signs do not stand for characters. */
    private static void requireReadableTarget(RoutingContext context) {
        try {
            context.normalizedPath();
            context.queryParams();
        } catch (IllegalArgumentException e) {
            Problem.INVALID_REQUEST.answer(
                    context, "Expected a percent-encoded path and query, got one that cannot be decoded.");
            return;
        }
        context.next();
    }

    private Router api(OpenAPIContract contract, SignIn signIn) {
        DraftsApi drafts = new DraftsApi(new DraftsApi.Sources(
                parts.drafts, parts.histories, parts.presence, parts.originals, parts.newsroom, parts.directory));
        PresenceApi presence = new PresenceApi(parts.presence, parts.drafts);
        RouterBuilder builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        builder.rootHandler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        builder.getRoutes().forEach(route -> route.addFailureHandler(Failures::handle));
        mountSignIn(builder, signIn);
        mountProcess(builder);
        builder.getRoute("listDrafts").addHandler(drafts::list);
        builder.getRoute("createDraft").addHandler(drafts::create);
        builder.getRoute("getDraft").addHandler(drafts::get);
        builder.getRoute("getDraftText").addHandler(drafts::text);
        builder.getRoute("draftSeen").addHandler(drafts::seen);
        builder.getRoute("getPresence").addHandler(presence::get);
        KnownDelegations delegations = new KnownDelegations(parts.directory);
        StandingApi standing = new StandingApi(parts.drafts, delegations);
        HistoryApi history = new HistoryApi(parts.drafts, parts.histories, parts.signing);
        builder.getRoute("getClauses").addHandler(history::clauses);
        builder.getRoute("listRevisions").addHandler(history::revisions);
        builder.getRoute("issueRevision").addHandler(history::issue);
        builder.getRoute("getNextRevision").addHandler(history::nextRevision);
        builder.getRoute("getRedline").addHandler(history::redline);
        builder.getRoute("getBlame").addHandler(history::blame);
        builder.getRoute("getClauseHistory").addHandler(history::clauseHistory);
        RestoreApi restoring = new RestoreApi(parts.drafts, parts.histories);
        builder.getRoute("restoreDraft").addHandler(restoring::restore);
        builder.getRoute("previewRestore").addHandler(restoring::previewRestore);
        builder.getRoute("undoPerson").addHandler(restoring::undo);
        builder.getRoute("putAlternativesBack").addHandler(restoring::putAlternativesBack);
        builder.getRoute("bringBackClauses").addHandler(restoring::bringBack);
        builder.getRoute("getTimeline").addHandler(history::timeline);
        ProposalsApi proposals = new ProposalsApi(parts.proposing);
        HistoryApi ofBranches = history.of(proposals::branch);
        builder.getRoute("getBranchTimeline").addHandler(ofBranches::timeline);
        builder.getRoute("getBranchRedline").addHandler(ofBranches::redline);
        builder.getRoute("getBranchBlame").addHandler(ofBranches::blame);
        FiguresApi figures = new FiguresApi(parts.drafts, parts.histories, parts.directory);
        builder.getRoute("getFigures").addHandler(figures::figures);
        builder.getRoute("getFigureSeries").addHandler(figures::series);
        builder.getRoute("getFiguresCsv").addHandler(figures::csv);
        builder.getRoute("setClauseStatus").addHandler(standing::setStatus);
        builder.getRoute("confirmAgreement").addHandler(standing::confirm);
        builder.getRoute("setDraftMode").addHandler(standing::setMode);
        builder.getRoute("setDraftNumbering").addHandler(new NumberingApi(parts.drafts)::setNumbering);
        builder.getRoute("setDraftArchived").addHandler(standing::setArchived);
        builder.getRoute("getDraftAccess").addHandler(standing::access);
        builder.getRoute("setDraftAccess").addHandler(standing::setAccess);
        BracketsApi brackets = new BracketsApi(parts.drafts, delegations);
        builder.getRoute("listBrackets").addHandler(brackets::list);
        builder.getRoute("placeBracket").addHandler(brackets::place);
        builder.getRoute("holdBracket").addHandler(brackets::hold);
        builder.getRoute("leaveBracket").addHandler(brackets::leave);
        builder.getRoute("settleBracket").addHandler(brackets::settle);
        builder.getRoute("putBracketBack").addHandler(brackets::again);
        CommentsApi comments = new CommentsApi(parts.desks, parts.threadPlaces, parts.proposing);
        builder.getRoute("listComments").addHandler(comments::list);
        builder.getRoute("getThreadPlaces").addHandler(comments::places);
        builder.getRoute("beginThread").addHandler(comments::begin);
        builder.getRoute("answerThread").addHandler(comments::answer);
        builder.getRoute("editComment").addHandler(comments::edit);
        builder.getRoute("resolveThread").addHandler(comments::resolve);
        builder.getRoute("reopenThread").addHandler(comments::reopen);
        builder.getRoute("commentsSeen").addHandler(comments::seen);
        PositionsApi positions = new PositionsApi(parts.desks, parts.drafts);
        builder.getRoute("listPositions").addHandler(positions::list);
        builder.getRoute("takePosition").addHandler(positions::take);
        builder.getRoute("getPositionsCsv").addHandler(positions::csv);
        builder.getRoute("getPositionsXlsx").addHandler(positions::xlsx);
        builder.getRoute("listProposals").addHandler(proposals::list);
        builder.getRoute("setProposalRules").addHandler(proposals::rule);
        builder.getRoute("beginProposal").addHandler(proposals::begin);
        builder.getRoute("incorporateProposal").addHandler(proposals::incorporate);
        StreamliningApi streamlining = new StreamliningApi(parts.proposing.streamlinings());
        builder.getRoute("streamlineProposals").addHandler(streamlining::streamline);
        builder.getRoute("getStreamlining").addHandler(streamlining::table);
        builder.getRoute("getStreamliningCsv").addHandler(streamlining::csv);
        builder.getRoute("getStreamliningDocx").addHandler(streamlining::docx);
        builder.getRoute("getProposal").addHandler(proposals::get);
        builder.getRoute("getProposalText").addHandler(proposals::getText);
        builder.getRoute("getProposalClause").addHandler(proposals::getClause);
        builder.getRoute("getMovedText").addHandler(proposals::moved);
        builder.getRoute("submitProposal").addHandler(proposals::submit);
        builder.getRoute("sponsorProposal").addHandler(proposals::sponsor);
        builder.getRoute("inviteToProposal").addHandler(proposals::invite);
        builder.getRoute("withdrawProposal").addHandler(proposals::withdraw);
        builder.getRoute("declineProposal").addHandler(proposals::decline);
        UploadApi uploads = new UploadApi(parts.uploading, parts.intakes, parts.directory);
        builder.getRoute("uploadProposal").addHandler(uploads::upload);
        EventsApi events = new EventsApi(parts.drafts, parts.histories, parts.desks);
        builder.getRoute("listEvents").addHandler(events::list);
        HindrancesApi hindrances = new HindrancesApi(parts.drafts, parts.desks, parts.threadPlaces);
        builder.getRoute("listHindrances").addHandler(hindrances::list);
        PackagesApi packages = new PackagesApi(parts.drafts, delegations);
        builder.getRoute("listPackages").addHandler(packages::list);
        builder.getRoute("makePackage").addHandler(packages::make);
        builder.getRoute("changePackage").addHandler(packages::change);
        builder.getRoute("dissolvePackage").addHandler(packages::dissolve);
        builder.getRoute("setPackageStatus").addHandler(packages::setStatus);
        builder.getRoute("confirmPackage").addHandler(packages::confirm);
        AlternativesApi alternatives = new AlternativesApi(parts.drafts);
        builder.getRoute("offerAlternative").addHandler(alternatives::offer);
        builder.getRoute("settleAlternatives").addHandler(alternatives::settle);
        builder.getRoute("setAlternativeApart").addHandler(alternatives::setApart);
        RecordApi records = new RecordApi(parts.drafts, parts.desks, parts.proposing, parts.export);
        builder.getRoute("getRecord").addHandler(records::record);
        builder.getRoute("getDeskRecord").addHandler(records::deskRecord);
        builder.getRoute("getBranchRecord").addHandler(records::branchRecord);
        builder.getRoute("getReceipt").addHandler(new ReceiptApi(parts.drafts, parts.signing)::receipt);
        ExportApi exports = new ExportApi(vertx, parts.drafts, parts.threadPlaces, parts.exports, site);
        builder.getRoute("exportDraft").addHandler(exports::export);
        PaperApi papers = new PaperApi(parts.proposing, parts.exports, exports);
        builder.getRoute("exportProposal").addHandler(papers::export);
        IntakeApi intake = new IntakeApi(parts.drafts, parts.directory, parts.desks, parts.intakes, parts.originals);
        builder.getRoute("readFile").addHandler(intake::read);
        builder.getRoute("readFragment").addHandler(intake::readFragment);
        builder.getRoute("importDraft").addHandler(intake::importDraft);
        builder.getRoute("originalFile").addHandler(intake::original);
        PublicApi open = new PublicApi(vertx, parts.signing);
        builder.getRoute("publicKeys").addHandler(open::keys);
        builder.getRoute("publicHeads").addHandler(open::heads);
        Router api = builder.createRouter();
        refuseOtherMethods(api, builder.getRoutes());
        return api;
    }

    private OrganizationRoute organizations(SignIn signIn) {
        return new OrganizationRoute(
                parts.organizations,
                parts.reception.signIn(),
                signIn,
                site,
                parts.http,
                new SealedCookie(OrganizationRoute.PATIENCE.toMillis(), InstantSource.system()));
    }

    private void mountSignIn(RouterBuilder builder, SignIn signIn) {
        Reception reception = parts.reception;
        SessionApi session = new SessionApi(reception.signIn(), reception.local(), signIn);
        builder.getRoute("openSession").addHandler(session::open);
        builder.getRoute("closeSession").addHandler(session::close);
        builder.getRoute("listSessions").addHandler(session::list);
        builder.getRoute("endSession").addHandler(session::end);
        builder.getRoute("endOtherSessions").addHandler(session::endOthers);
        MeApi me = new MeApi(reception.signIn().credentials(), reception.local(), reception.hasher(), signIn);
        builder.getRoute("me").addHandler(me::me);
        TokensApi tokens = new TokensApi(reception.signIn().tokens());
        builder.getRoute("listTokens").addHandler(tokens::list);
        builder.getRoute("endToken").addHandler(tokens::end);
        builder.getRoute("withdrawSignIns").addHandler(tokens::withdraw);
        builder.getRoute("changePassword").addHandler(me::changePassword);
        JoiningApi joining = new JoiningApi(reception, parts.organizations, signIn);
        builder.getRoute("signInWays").addHandler(joining::ways);
        builder.getRoute("lookAtInvitation").addHandler(joining::look);
        builder.getRoute("acceptInvitation").addHandler(joining::accept);
        builder.getRoute("setUp").addHandler(joining::setUp);
    }

    private void mountProcess(RouterBuilder builder) {
        ProcessApi process =
                new ProcessApi(vertx, parts.directory, parts.reception.signIn().people());
        builder.getRoute("getProcess").addHandler(process::get);
        builder.getRoute("renameProcess").addHandler(process::rename);
        builder.getRoute("addDelegation").addHandler(process::addDelegation);
        builder.getRoute("changeDelegation").addHandler(process::changeDelegation);
        builder.getRoute("removeDelegation").addHandler(process::removeDelegation);
        builder.getRoute("addGroup").addHandler(process::addGroup);
        builder.getRoute("changeGroup").addHandler(process::changeGroup);
        builder.getRoute("removeGroup").addHandler(process::removeGroup);
        PeopleApi people = new PeopleApi(parts.reception.signIn(), site);
        builder.getRoute("invitePerson").addHandler(people::invite);
        builder.getRoute("changePerson").addHandler(people::change);
        builder.getRoute("renewInvitation").addHandler(people::invitation);
        builder.getRoute("revokePerson").addHandler(people::revoke);
        builder.getRoute("restorePerson").addHandler(people::restore);
        builder.getRoute("readAudit").addHandler(people::audit);
    }

    /** Whatever reaches these paths behind their operations asks for something that cannot be done there. */
    private static void refuseOtherMethods(Router api, List<OpenAPIRoute> operations) {
        Map<String, Set<String>> methods = new TreeMap<>();
        for (OpenAPIRoute route : operations) {
            Operation operation = route.getOperation();
            methods.computeIfAbsent(operation.getAbsoluteOpenAPIPath(), path -> new TreeSet<>())
                    .add(operation.getHttpMethod().name());
        }
        methods.forEach((path, allowed) -> api.route(path.replace('{', ':').replace("}", ""))
                .handler(context -> {
                    context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
                    context.fail(Problem.METHOD_NOT_ALLOWED.status());
                }));
    }
}
