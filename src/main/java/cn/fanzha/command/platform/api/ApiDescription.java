package cn.fanzha.command.platform.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The document at {@code /v3/api-docs}: what all operations have in common stands here once. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static final String TOKEN = "token";
    static final String PROBLEM = "Problem";

    private static final String ABOUT = """
            JSON for programs. Times are ISO 8601 instants unless a field says otherwise, amounts decimal strings in yuan \
            with two decimals, personal data masked.

            **Token**: client credentials at /oauth2/token, an hour long. Each operation names its scope; the rows are those \
            of the client's unit and all below it.

            **Problems** are application/problem+json (RFC 9457): `code` for the program, `detail` for a person, in Chinese, \
            or in English with `Accept-Language: en` or `lang=en`.

            **POST** with the header `Idempotency-Key` (8-200 visible ASCII characters, a UUID for each new act) is safe to \
            repeat for 24 hours: the same key with the same request answers what was answered first, marked \
            `Idempotency-Replayed: true`. Another request under the key is refused with 422, one that comes while the first \
            is still running waits up to 5 s and is then refused with 409. Only what was done is kept; after a refusal the \
            key may be used again. Key and work are one transaction. Imports and pushed alerts are idempotent by their own \
            numbers and don't read the header.

            **Changes** of a thing carry `If-Match` with the `ETag` of the last reading: 428 without it, 412 when somebody \
            changed the thing since, with the current `ETag`.""";

    @Bean
    OpenAPI commandCentre() {
        return new OpenAPI()
                .info(new Info().title("Fanzha Command Center").version("1").description(ABOUT))
                .components(new Components()
                        .addSchemas(PROBLEM, problem())
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .description("Client credentials; the token is bound to the client's unit.")
                                        .flows(new OAuthFlows()
                                                .clientCredentials(new OAuthFlow()
                                                        .tokenUrl("/oauth2/token")
                                                        .scopes(new Scopes())))));
    }

    /** The scopes that the operations ask for stand in the scheme, too. */
    @Bean
    OpenApiCustomizer scopesOfTheScheme() {
        return api -> {
            if (api.getPaths() == null) {
                return;
            }
            Scopes scopes = scopes(api);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .map(Operation::getSecurity)
                    .filter(Objects::nonNull)
                    .flatMap(java.util.List::stream)
                    .flatMap(need -> need.values().stream())
                    .flatMap(java.util.List::stream)
                    .sorted()
                    .forEach(scope -> scopes.addString(scope, scope));
        };
    }

    private static Scopes scopes(OpenAPI api) {
        Map<String, SecurityScheme> schemes = Objects.requireNonNull(
                Objects.requireNonNull(api.getComponents()).getSecuritySchemes());
        return Objects.requireNonNull(schemes.get(TOKEN))
                .getFlows()
                .getClientCredentials()
                .getScopes();
    }

    private static ObjectSchema problem() {
        ObjectSchema field = new ObjectSchema();
        field.addProperty("field", new StringSchema().example("victimPhone"));
        field.addProperty("code", new StringSchema().example("value.phone.form"));
        field.addProperty("message", new StringSchema());
        ObjectSchema problem = new ObjectSchema();
        problem.description("Why the request was refused, and what to do (RFC 9457).");
        problem.addProperty("status", new IntegerSchema().example(412));
        problem.addProperty("title", new StringSchema().example("Precondition Failed"));
        problem.addProperty(
                "detail", new StringSchema().description("in the language of the request; says what to do"));
        problem.addProperty(
                "code", new StringSchema().example("version-stale").description("stable word for programs"));
        problem.addProperty("instance", new StringSchema());
        problem.addProperty("current", new StringSchema().description("of 412: the ETag that stands now"));
        problem.addProperty("errors", new ArraySchema().items(field).description("of 422: the fields that are wrong"));
        problem.example(Map.of(
                "status",
                412,
                "title",
                "Precondition Failed",
                "code",
                "version-stale",
                "detail",
                "Somebody changed the record after it was read; nothing was changed now.",
                "current",
                "\"48211\""));
        return problem;
    }
}
