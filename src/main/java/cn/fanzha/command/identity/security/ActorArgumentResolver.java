package cn.fanzha.command.identity.security;

import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.identity.CurrentActor;
import cn.fanzha.command.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/**
 * Gives a controller's {@code Actor} or {@code Caller} parameter who makes the request; nobody is sent to the sign-in page,
 * or 401.
 */
@Component
class ActorArgumentResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final CurrentActor current;

    ActorArgumentResolver(CurrentActor current) {
        this.current = current;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Actor actor =
                current.find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is signed in"));
        return parameter.getParameterType() == Actor.class ? actor : caller(actor, container, request);
    }

    private static Caller caller(Actor actor, @Nullable ModelAndViewContainer container, NativeWebRequest request) {
        RedirectAttributesModelMap redirect = new RedirectAttributesModelMap();
        if (container != null) {
            container.setRedirectModel(redirect);
        }
        return new Caller(
                actor,
                LocaleContextHolder.getLocale(),
                request.getHeader("HX-Request") != null,
                redirect,
                Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }
}
