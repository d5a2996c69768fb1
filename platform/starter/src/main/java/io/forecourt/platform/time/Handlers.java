package io.forecourt.platform.time;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ReflectionUtils;

/** The bean methods that carry {@link OnDeadline} and {@link DailyJob}, by kind and name. */
final class Handlers implements SmartInitializingSingleton {
  /** A daily job. */
  record Job(String name, LocalTime at, Target<JobDay> target) {}

  /** A bean method with one parameter. */
  record Target<T>(Supplier<Object> bean, Method method) {
    void invoke(T argument) {
      Object instance = bean.get();
      Method invocable = AopUtils.selectInvocableMethod(method, instance.getClass());
      ReflectionUtils.makeAccessible(invocable);
      try {
        invocable.invoke(instance, argument);
      } catch (InvocationTargetException thrown) {
        switch (thrown.getTargetException()) {
          case RuntimeException unchecked -> throw unchecked;
          case Error error -> throw error;
          case Throwable checked -> throw new UndeclaredThrowableException(checked);
        }
      } catch (IllegalAccessException inaccessible) {
        throw new IllegalStateException(inaccessible);
      }
    }
  }

  private final ConfigurableListableBeanFactory beans;
  private final Map<String, Target<DueDeadline>> deadlines = new TreeMap<>();
  private final Map<String, Job> jobs = new TreeMap<>();

  Handlers(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (String name : beans.getBeanNamesForType(Object.class, false, false)) {
      Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
      if (type != null && !name.startsWith("scopedTarget.")) {
        scan(name, type);
      }
    }
  }

  Set<String> kinds() {
    return deadlines.keySet();
  }

  Map<String, Job> jobs() {
    return jobs;
  }

  Target<DueDeadline> deadline(String kind) {
    Target<DueDeadline> handler = deadlines.get(kind);
    if (handler == null) {
      throw new IllegalArgumentException(
          "no bean method is annotated @OnDeadline(\"" + kind + "\")");
    }
    return handler;
  }

  private void scan(String name, Class<?> type) {
    each(
        type,
        OnDeadline.class,
        DueDeadline.class,
        (method, annotation) ->
            once(
                deadlines,
                annotation.value(),
                new Target<>(() -> beans.getBean(name), method),
                method));
    each(
        type,
        DailyJob.class,
        JobDay.class,
        (method, annotation) ->
            once(
                jobs,
                annotation.value(),
                new Job(
                    annotation.value(),
                    LocalTime.parse(annotation.at()),
                    new Target<>(() -> beans.getBean(name), method)),
                method));
  }

  private static <A extends Annotation> void each(
      Class<?> type, Class<A> annotation, Class<?> parameter, BiConsumer<Method, A> found) {
    if (!AnnotationUtils.isCandidateClass(type, annotation)) {
      return;
    }
    Map<Method, @Nullable A> methods =
        MethodIntrospector.selectMethods(
            type,
            (MethodIntrospector.MetadataLookup<A>)
                method -> AnnotatedElementUtils.findMergedAnnotation(method, annotation));
    methods.forEach(
        (method, present) -> {
          if (method.getParameterCount() != 1 || method.getParameterTypes()[0] != parameter) {
            throw new IllegalStateException(
                method + " shall have one parameter, a " + parameter.getSimpleName());
          }
          if (present != null) {
            found.accept(method, present);
          }
        });
  }

  private static <T> void once(Map<String, T> handlers, String name, T handler, Method method) {
    if (handlers.put(name, handler) != null) {
      throw new IllegalStateException("a second bean method for " + name + ": " + method);
    }
  }
}
