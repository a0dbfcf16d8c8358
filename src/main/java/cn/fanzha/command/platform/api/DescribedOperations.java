package cn.fanzha.command.platform.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to each operation of the API what follows from how it is written: the scope that its access rule asks for, the
 * problems that it may answer, the header of a POST that may be repeated.
 */
@Component
class DescribedOperations implements OperationCustomizer {

    private static final Pattern SCOPE = Pattern.compile("SCOPE_([a-z:-]+)");

    private final List<OwnKeys> others;

    DescribedOperations(ObjectProvider<OwnKeys> others) {
        this.others = others.stream().toList();
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String address = address(handler);
        if (!address.startsWith("/api/v1/")) {
            return operation;
        }
        String scope = scope(handler);
        if (scope != null) {
            operation.addSecurityItem(new SecurityRequirement().addList(ApiDescription.TOKEN, scope));
        }
        problem(operation, HttpStatus.BAD_REQUEST, "A parameter or the body can't be read");
        problem(operation, HttpStatus.UNAUTHORIZED, "No valid token");
        problem(operation, HttpStatus.FORBIDDEN, "The scope is missing, or the thing lies outside the client's unit");
        if (address.contains("{")) {
            problem(operation, HttpStatus.NOT_FOUND, "There is no such thing");
        }
        if (posts(handler) && others.stream().noneMatch(own -> address.startsWith(own.prefix()))) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name(IdempotencyFilter.HEADER)
                    .description("Makes the request safe to repeat for 24 hours")
                    .schema(new StringSchema().minLength(8).maxLength(200))
                    .example("9b2f6f0e-3f0c-4a8e-9d6a-2f1f5f0c7a11"));
            problem(operation, HttpStatus.CONFLICT, "The first request under the key is still running");
            problem(operation, HttpStatus.UNPROCESSABLE_CONTENT, "Refused, or the key was used for another request");
        }
        return operation;
    }

    /** The scope that the operation's access rule names; null where it names none. */
    static @Nullable String scope(HandlerMethod handler) {
        PreAuthorize rule = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class);
        if (rule == null) {
            rule = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), PreAuthorize.class);
        }
        Matcher scope = SCOPE.matcher(rule == null ? "" : rule.value());
        return scope.find() ? scope.group(1) : null;
    }

    private static void problem(Operation operation, HttpStatus status, String what) {
        ApiResponses responses = Objects.requireNonNullElseGet(operation.getResponses(), ApiResponses::new);
        operation.setResponses(responses);
        responses.putIfAbsent(String.valueOf(status.value()), new ApiResponse().description(what));
        ApiResponse response = Objects.requireNonNull(responses.get(String.valueOf(status.value())));
        response.setContent(new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + ApiDescription.PROBLEM))));
    }

    private static String address(HandlerMethod handler) {
        return first(AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class))
                + first(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class));
    }

    private static String first(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    private static boolean posts(HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping != null && List.of(mapping.method()).contains(RequestMethod.POST);
    }
}
