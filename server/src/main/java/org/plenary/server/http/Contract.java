package org.plenary.server.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Map;
import org.plenary.server.http.exchange.SignIn;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API's contract, as the router checks requests against it. */
final class Contract {
    static final String RESOURCE = "openapi.yaml";

    private static final String SECURITY = "security";

    private Contract() {}

    /**
     * Reads the contract. Of the answers it keeps only that they exist: they are not checked, and Vert.x takes no media
     * type such as {@code application/problem+json} for them. Who may call an operation is checked by {@link SignIn}.
     */
    static Future<OpenAPIContract> read(Vertx vertx) {
        return vertx.fileSystem().readFile(RESOURCE).compose(bytes -> {
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(bytes.toString());
            JsonObject contract = new JsonObject(yaml);
            forgetBodies(contract.getJsonObject("components").getJsonObject("responses"));
            contract.remove(SECURITY);
            JsonObject paths = contract.getJsonObject("paths");
            for (String path : paths.fieldNames()) {
                JsonObject operations = paths.getJsonObject(path);
                for (String method : operations.fieldNames()) {
                    if (operations.getValue(method) instanceof JsonObject operation) {
                        operation.remove(SECURITY);
                        forgetFreeText(operation, contract.getJsonObject("components"));
                        forgetBodies(operation.getJsonObject("responses"));
                    }
                }
            }
            return OpenAPIContract.from(vertx, contract);
        });
    }

    /**
     * Vert.x decodes what is in a query as if it were JSON, so that quotation marks and backslashes are none.
     * Parameters that may hold them are marked in the contract, and checked where they are used.
     */
    private static void forgetFreeText(JsonObject operation, JsonObject components) {
        JsonArray parameters = operation.getJsonArray("parameters", new JsonArray());
        for (int at = parameters.size() - 1; at >= 0; at--) {
            JsonObject parameter = parameters.getJsonObject(at);
            String named = parameter.getString("$ref", "").replace("#/components/parameters/", "");
            JsonObject own = components.getJsonObject("parameters").getJsonObject(named, parameter);
            if (own.getBoolean("x-free-text", false)) {
                parameters.remove(at);
            }
        }
    }

    private static void forgetBodies(JsonObject responses) {
        for (String status : responses.fieldNames()) {
            responses.getJsonObject(status).remove("content");
        }
    }
}
