package cn.fanzha.command.platform.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Settings, and for each page the position it was made at: {@code livePosition}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<LiveStreams> streams;

    LiveConfiguration(ObjectProvider<LiveStreams> streams) {
        this.streams = streams;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                // taken before the page reads its data: what happens between the two is told again, never lost
                request.setAttribute(
                        "livePosition", streams.getObject().position().snapshot());
                return true;
            }
        });
    }
}
