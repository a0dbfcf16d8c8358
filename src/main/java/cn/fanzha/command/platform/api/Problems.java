package cn.fanzha.command.platform.api;

import cn.fanzha.command.shared.InvalidValueException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Problems as programs read them (RFC 9457): {@code code} for the program, {@code detail} for the person behind it, in
 * the language that the request asks for ({@code Accept-Language}, or {@code lang=en}), saying what to do.
 */
@Component
public class Problems {

    private final MessageSource messages;
    private final LocaleResolver locales;
    private final JsonMapper json;

    Problems(MessageSource messages, LocaleResolver locales, JsonMapper json) {
        this.messages = messages;
        this.locales = locales;
        this.json = json;
    }

    /**
     * A problem of the API itself.
     *
     * @param code its text stands under {@code api.problem.<code>}
     */
    public ProblemDetail of(HttpStatusCode status, String code, Locale locale, Object... args) {
        return told(status, code, messages.getMessage("api.problem." + code, args, locale));
    }

    /** A feature's refusal: its message key is the code. */
    public ProblemDetail refused(HttpStatusCode status, String key, Object[] args, Locale locale) {
        return told(status, key, Objects.requireNonNullElse(messages.getMessage(key, args, key, locale), key));
    }

    /** A value that is not what it should be. */
    public ProblemDetail invalid(HttpStatusCode status, InvalidValueException wrong, Locale locale) {
        return refused(status, wrong.key(), wrong.args(), locale);
    }

    /** The problem of a status that nothing more is known of. */
    public ProblemDetail of(HttpStatusCode status, Locale locale) {
        String code = codeOf(status);
        return told(status, code, messages.getMessage("api.problem." + code, null, locale));
    }

    /** The language that the request asks for. */
    public Locale locale(HttpServletRequest request) {
        return locales.resolveLocale(request);
    }

    /** Answers from a filter, where no controller will. */
    public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(json.writeValueAsString(problem));
        response.getWriter().flush();
    }

    static String codeOf(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null
                ? "bad-request"
                : switch (known) {
                    case UNAUTHORIZED -> "unauthorized";
                    case FORBIDDEN -> "forbidden";
                    case NOT_FOUND -> "not-found";
                    case METHOD_NOT_ALLOWED -> "method-not-allowed";
                    case NOT_ACCEPTABLE -> "not-acceptable";
                    case UNSUPPORTED_MEDIA_TYPE -> "media-type";
                    case CONTENT_TOO_LARGE -> "too-large";
                    default -> known.is5xxServerError() ? "failure" : "bad-request";
                };
    }

    private static ProblemDetail told(HttpStatusCode status, String code, String text) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text);
        problem.setProperty("code", code);
        return problem;
    }
}
