package cn.fanzha.command.platform.api;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Sees to it that no problem leaves the API without a code and a text, whoever made it. */
@ControllerAdvice
class CodedProblems implements ResponseBodyAdvice<Object> {

    private final Problems problems;

    CodedProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem
                && request instanceof ServletServerHttpRequest servlet
                && request.getURI().getPath().startsWith("/api/")) {
            complete(problem, servlet);
        }
        return body;
    }

    private void complete(ProblemDetail problem, ServletServerHttpRequest request) {
        if (problem.getProperties() == null || !problem.getProperties().containsKey("code")) {
            Object key = problem.getProperties() == null
                    ? null
                    : problem.getProperties().get("key");
            problem.setProperty(
                    "code",
                    key == null ? Problems.codeOf(HttpStatusCode.valueOf(problem.getStatus())) : String.valueOf(key));
        }
        if (problem.getDetail() == null) {
            problem.setDetail(problems.of(
                            HttpStatusCode.valueOf(problem.getStatus()), problems.locale(request.getServletRequest()))
                    .getDetail());
        }
    }
}
