@NullMarked
package io.forecourt.hr.person;

import org.jspecify.annotations.NullMarked;
