@NullMarked
package io.forecourt.hr.training;

import org.jspecify.annotations.NullMarked;
