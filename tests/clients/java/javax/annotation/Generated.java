package javax.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** JSR 250's, which generated code marks itself with and the JDK no longer has. */
@Retention(RetentionPolicy.SOURCE)
public @interface Generated {
  String[] value();

  String date() default "";

  String comments() default "";
}
