@NullMarked
package io.forecourt.insurance.cases;

import org.jspecify.annotations.NullMarked;
