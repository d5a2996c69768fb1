@NullMarked
package io.forecourt.insurance.form;

import org.jspecify.annotations.NullMarked;
