//! What every surface is whose callers are [`Caller`](crate::domain::identity::Caller)s, written once: how they are known, what stands around each
//! operation, and whose words errors have. A surface says its name, and brings a module `error`.

/// Defines a surface and its `endpoint`. The second name is its document's, and the generated module's.
macro_rules! surface {
    ($(#[$meta:meta])* $name:ident, $document:ident) => {
        $(#[$meta])*
        pub(super) struct $name {
            services: ::std::sync::Arc<$crate::api::Services>,
        }

        /// Answers everything under [`PREFIXES`].
        pub(super) fn endpoint(
            services: ::std::sync::Arc<$crate::api::Services>,
            limits: ::generated::runtime::Limits,
        ) -> $crate::api::limit::Limited<$name> {
            $crate::api::limit::Limited {
                limits: services.limits.clone(),
                inner: ::generated::$document::router(::std::sync::Arc::new($name { services }), limits),
                too_many: error::of_limit,
            }
        }

        impl ::generated::runtime::Surface for $name {
            type Principal = $crate::domain::identity::Caller;
            type Error = $crate::domain::error::Error;

            async fn authenticate(
                &self,
                request: &::poem::Request,
                operation: &'static ::generated::runtime::Operation,
                presented: ::generated::runtime::Presented,
            ) -> $crate::domain::error::Result<Self::Principal> {
                let establish = |presented| $crate::api::auth::caller(&self.services, presented);
                $crate::api::limit::admitted(&self.services.limits, request, operation, presented, establish).await
            }

            fn perform<'a, F>(
                &'a self,
                call: ::generated::runtime::Call<'a, Self::Principal>,
                body: ::poem::Body,
                limits: ::generated::runtime::Limits,
                rest: impl FnOnce(::generated::runtime::Call<'a, Self::Principal>, ::poem::Body) -> F + Send,
            ) -> impl Future<Output = ::poem::Response> + Send
            where
                F: Future<Output = ::poem::Response> + Send,
            {
                $crate::api::around::perform(self, stringify!($document), &self.services, call, body, limits, rest)
            }

            fn refuse(
                &self,
                request: &::poem::Request,
                operation: Option<&'static ::generated::runtime::Operation>,
                fault: ::generated::runtime::Fault,
            ) -> ::poem::Response {
                error::of_fault(request, operation, fault)
            }

            fn fail(
                &self,
                request: &::poem::Request,
                operation: &'static ::generated::runtime::Operation,
                error: Self::Error,
            ) -> ::poem::Response {
                error::of_error(request, operation, &error)
            }
        }
    };
}

pub(super) use surface;
