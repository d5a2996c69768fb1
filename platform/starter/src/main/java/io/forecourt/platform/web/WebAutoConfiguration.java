package io.forecourt.platform.web;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.MDC;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** Switches the conventions of the REST API on. */
@AutoConfiguration(
    before = {ErrorMvcAutoConfiguration.class, WebMvcAutoConfiguration.class},
    afterName = "io.forecourt.platform.access.AccessAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
@EnableScheduling
public class WebAutoConfiguration {

  /** After the permission check, which belongs to the access rules. */
  private static final int AFTER_PERMISSION = 100;

  @Bean
  ProblemMessages problemMessages() {
    return new ProblemMessages(WebAutoConfiguration.class.getClassLoader());
  }

  @Bean
  ProblemResponses problemResponses(
      ProblemMessages messages, ObjectProvider<JsonMapper> json, ObjectProvider<Tracer> tracer) {
    JsonMapper mapper = json.getIfAvailable(() -> JsonMapper.builder().build());
    return new ProblemResponses(
        messages,
        mapper,
        () -> {
          Tracer known = tracer.getIfAvailable();
          Span span = known == null ? null : known.currentSpan();
          return span == null ? MDC.get("traceId") : span.context().traceId();
        });
  }

  @Bean
  ApiErrors apiErrors(ProblemResponses responses) {
    return new ApiErrors(responses);
  }

  @Bean
  @ConditionalOnMissingBean(ErrorController.class)
  ProblemErrorController problemErrorController(ProblemResponses responses) {
    return new ProblemErrorController(responses);
  }

  @Bean
  JacksonModule forecourtValues() {
    return new ValueJson();
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  ServerHttpMessageConvertersCustomizer strictRequests(JsonMapper json) {
    var strict = new StrictJson(json);
    return builder -> builder.withJsonConverter(strict);
  }

  @Bean
  WebKeys webKeys(Environment environment) {
    return new WebKeys(environment.getRequiredProperty("forecourt.personal.hash-key"));
  }

  @Bean
  Cursors cursors(WebKeys keys) {
    return new Cursors(keys);
  }

  @Bean
  FilterRegistrationBean<BodyFilter> bodyFilter(
      WebProperties properties, ProblemResponses responses) {
    var filter =
        new FilterRegistrationBean<>(new BodyFilter(properties.maxBody().toBytes(), responses));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1_000);
    return filter;
  }

  @Bean
  WebMvcConfigurer apiConventions(WebProperties properties, Cursors cursors) {
    var rules = new RequestRules(properties.maxParameter());
    var lists = new ListRequests(cursors);
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(rules).order(AFTER_PERMISSION);
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(lists);
      }
    };
  }

  /** The OpenAPI document. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springdoc.core.customizers.GlobalOpenApiCustomizer")
  static class Documented {

    static {
      SpringDocUtils.getConfig().addRequestWrapperToIgnore(ListRequest.class);
    }

    @Bean
    OpenApiConventions openApiConventions(
        @Value("${forecourt.service:forecourt}") String service,
        JsonMapper json,
        ObjectProvider<ListForms> lists) {
      return new OpenApiConventions(service, json, lists);
    }
  }

  /** What needs the database. */
  @Configuration(proxyBeanMethods = false)
  static class Stored {

    @Bean
    StoredAnswers storedAnswers(
        JdbcClient jdbc, ObjectProvider<Clock> clock, WebProperties properties) {
      return new StoredAnswers(
          jdbc, clock.getIfAvailable(Clock::systemUTC), properties.keepAnswers());
    }

    @Bean
    NamedLocks namedLocks(DataSource pool, ObjectProvider<JdbcConnectionDetails> server) {
      return new NamedLocks(pool, server.getIfAvailable());
    }

    @Bean
    Idempotency idempotency(StoredAnswers answers) {
      return new Idempotency(answers);
    }

    @Bean
    WebMvcRegistrations postInvocations(
        ObjectProvider<PlatformTransactionManager> transactions,
        ObjectProvider<StoredAnswers> answers,
        ObjectProvider<NamedLocks> locks,
        ObjectProvider<DispatcherServlet> dispatcher,
        ObjectProvider<ListForms> lists,
        WebKeys keys) {
      return new WebMvcRegistrations() {
        @Override
        public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
          return new RequestMappingHandlerAdapter() {
            @Override
            protected ServletInvocableHandlerMethod createInvocableHandlerMethod(
                HandlerMethod method) {
              return lists.stream()
                  .flatMap(forms -> forms.of(method).stream())
                  .findFirst()
                  .orElseGet(() -> posted(method));
            }

            private ServletInvocableHandlerMethod posted(HandlerMethod method) {
              return new PostInvocation(
                  method,
                  new PostInvocation.Parts(
                      transactions.getObject(),
                      answers.getObject(),
                      locks.getObject(),
                      keys,
                      new Replays(dispatcher)));
            }
          };
        }
      };
    }
  }

  /** What needs to know the caller's rights. */
  @Configuration(proxyBeanMethods = false)
  static class Scoped {

    @Bean
    @ConditionalOnBean(ScopedQueries.class)
    Keyset keyset(ScopedQueries queries, Cursors cursors) {
      return new KeysetQueries(queries, cursors);
    }

    @Bean
    @ConditionalOnBean(Access.class)
    AllowedActions allowedActions(Access access) {
      return new AllowedActions(access);
    }
  }
}
