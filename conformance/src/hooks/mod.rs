//! Requests that the server sends by itself: the document's `webhooks`, and callbacks of its operations. The suite listens ([`receiver`]), asks for
//! them with an address of its own ([`subscription`]), and holds what comes against the document ([`verdict`]).
//!
//! Nothing is listened for unless the caller asks (`--receive`): the server has to be able to reach the suite, and servers with any sense refuse
//! private addresses until they are told otherwise.

pub mod receiver;
pub mod signature;
pub mod subscription;
pub mod verdict;
